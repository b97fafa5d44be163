-- The texts of each award, the earliest action that bears each first.
select
    award_key,
    supplier,
    description,
    arg_min(action_key, (action_date, modification)) as action_key
from action
where supplier is not null and description is not null
group by award_key, supplier, description
order by award_key, min(action_date), min(modification)
