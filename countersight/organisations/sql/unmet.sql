-- Children of relations that no organisation of the record shares an identifier with, by name.
select r.relation_key, coalesce(r.child_name, n.name) as name, coalesce(r.child_country, n.country) as country
from relation r
left join named n on n.scheme = r.child_scheme and n.id = r.child_id
where r.kind in ('consolidated', 'ultimately consolidated', 'parent', 'subsidiary', 'merged', 'spun off')
  and r.relation_key not in (select relation_key from identified_bearer)
  -- Whoever bears another UEI is another company.
  and r.child_scheme is distinct from 'UEI'
  and coalesce(r.child_name, n.name) is not null
order by r.relation_key
