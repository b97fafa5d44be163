-- What the lifecycle is read from, award by award: the key, then the fields of `model.Action`.
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
    null as first_seen,
    null as last_seen,
    action_type
from action
order by award_key
