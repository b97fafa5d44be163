-- Each award, as its actions add up. Values and ceilings are those of the latest action that
-- carries one, else of the award's summary: they are totals already, and are never summed.
create temp view award as
select
  a.award_key,
  any_value(piid) as piid,
  any_value(parent_piid) as parent_piid,
  arg_max(agency, (action_date, modification, a.version_id)) as agency,
  arg_max(supplier, (action_date, modification, a.version_id)) as supplier,
  sum(obligation) as obligated,
  coalesce(
    arg_max(current_value, (action_date, modification, a.version_id))
      filter (where current_value is not null),
    any_value(s.current_total_value_of_award)
  ) as current_value,
  coalesce(
    arg_max(ceiling, (action_date, modification, a.version_id))
      filter (where ceiling is not null),
    any_value(s.potential_total_value_of_award)
  ) as ceiling,
  count(*) as actions,
  min(action_date) as first_date,
  max(action_date) as last_date,
  bool_or(modification = '0') as has_base
from action a
left join award_summary s on s.contract_award_unique_key = a.award_key
group by a.award_key
