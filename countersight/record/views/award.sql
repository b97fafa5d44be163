-- Each award, as its actions add up. Values and ceilings are those of the latest action that
-- carries one: they are totals already, and are never summed.
create temp view award as
select
  award_key,
  any_value(piid) as piid,
  any_value(parent_piid) as parent_piid,
  arg_max(agency, (action_date, modification)) as agency,
  arg_max(supplier, (action_date, modification)) as supplier,
  sum(obligation) as obligated,
  arg_max(current_value, (action_date, modification)) filter (where current_value is not null)
    as current_value,
  arg_max(ceiling, (action_date, modification)) filter (where ceiling is not null) as ceiling,
  count(*) as actions,
  min(action_date) as first_date,
  max(action_date) as last_date,
  bool_or(modification = '0') as has_base
from action
group by award_key
