-- What the lifecycle is read from, an award after the other.
select
    action_key,
    award_key,
    piid,
    modification,
    action_date,
    obligation,
    coalesce(description, '') as description,
    coalesce(supplier, '') as supplier,
    coalesce(agency, '') as agency,
    action_type
from action
order by award_key
