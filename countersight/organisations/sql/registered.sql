-- Companies of the record and legal entities of a register whose names are one but for signs, blanks
-- and legal forms: to be weighed by name and country.
with registered as (
  select
    child_id as value, child_name as name, child_country as country, publisher as source,
    plain_name(child_name) as plain
  from relation
  where kind = 'name' and child_scheme = 'LEI' and child_id is not null and child_name is not null
),
own as (
  select distinct organisation_id, name, country, plain_name(name) as plain
  from party
  where known
)
select o.organisation_id, r.value, r.source, r.name, r.country, o.name, o.country
from registered r
join own o using (plain)
order by all
