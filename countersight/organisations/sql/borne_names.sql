-- Every name of every company with its country, and its family where that has been worked out.
select distinct n.organisation_id, n.name, o.country, s.supplier_key
from organisation_name n
join organisation o using (organisation_id)
left join supplier s on s.name = n.name
where o.kind = 'company'
order by n.organisation_id, n.name
