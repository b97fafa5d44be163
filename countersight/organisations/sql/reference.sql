-- What a person may call a supplier by, best first: an identifier, a name as recorded, the id of an
-- organisation (for which its best identifier stands, else its commonest name).
select reference
from (
  select value as reference, 1 as rank, 0 as actions
  from organisation_identifier
  where value = upper($said)
  union all
  select name, 2, actions
  from organisation_name
  where upper(name) = upper($said) and source <> 'trading name'
  union all
  select value, 3, 0
  from organisation_identifier
  where organisation_id = upper($said) and organisation_id = scheme || '-' || value
  union all
  select name, 4, actions
  from organisation_name
  where upper(organisation_id) = upper($said) and source <> 'trading name'
)
order by rank, actions desc, reference
limit 1
