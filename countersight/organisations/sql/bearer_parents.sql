-- The names of companies, each with a parent that the record names for it.
select distinct n.organisation_id, n.name, p.parent
from organisation_parent p
join organisation_name n using (organisation_id)
order by n.organisation_id, n.name, p.parent
