-- What identifiers are called by those who give them out.
create or replace temp table named as
select child_scheme as scheme, child_id as id, max(child_name) as name, max(child_country) as country
from relation
where kind = 'name' and child_name is not null and child_id is not null
group by child_scheme, child_id
