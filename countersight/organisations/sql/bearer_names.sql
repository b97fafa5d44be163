-- Every name of every company, the commonest first.
select n.name, n.organisation_id
from organisation_name n
join organisation o using (organisation_id)
where o.kind = 'company'
order by n.actions desc, n.name, n.organisation_id
