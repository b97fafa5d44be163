-- Each award, once an agency that its actions name. What an award's supplier is, its latest action
-- says: date and modification are one number, which is smaller than a pair of date and text.
create or replace temp table award_sum as
select
  award,
  agency,
  count(*) as actions,
  min(action_date) as first_date,
  max(action_date) as last_date,
  bool_or(modification = '0') as has_base,
  bool_or(current_value is not null) as has_value,
  bool_or(ceiling is not null) as has_ceiling,
  count(*) filter (where is_vehicle) as vehicles,
  arg_max(
    hash(supplier), ((action_date - date '0001-01-01')::bigint << 32) + place
  ) filter (where supplier is not null) as supplier,
  max(((action_date - date '0001-01-01')::bigint << 32) + place)
    filter (where supplier is not null) as supplied
from in_force
join numbered using (modification)
where not deleted
group by award, agency
