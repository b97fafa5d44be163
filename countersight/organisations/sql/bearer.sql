-- The organisations that bear an identifier or an id.
select distinct organisation_id, scheme || ' ' || value as why
from organisation_identifier
where value = upper($said) or (scheme = 'DUNS' and value = lpad($said, 9, '0'))
union
select organisation_id, 'its id' from organisation where upper(organisation_id) = upper($said)
union
select organisation_id, 'the agency''s short name'
from organisation
where kind = 'agency' and upper(name) = upper($said)
order by 1, 2
