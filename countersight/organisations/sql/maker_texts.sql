-- The texts of each award of which one names a maker, the earliest action that bears each first;
-- `position` says which of `naming` a text is.
with
named as (
  select distinct award_key from action semi join naming using (supplier, description)
),
told as (
  select
    award_key,
    supplier,
    description,
    arg_min(action_key, (action_date, modification, action_key)) as action_key,
    min(action_date) as since,
    min(modification) as modification
  from action semi join named using (award_key)
  where supplier is not null and description is not null
  group by award_key, supplier, description
)
select award_key, position, action_key
from told left join naming using (supplier, description)
order by award_key, since, modification, description, supplier
