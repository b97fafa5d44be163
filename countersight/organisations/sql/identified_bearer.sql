-- The organisation of each relation's child, where both bear one identifier.
create or replace temp table identified_bearer as
select distinct r.relation_key, i.organisation_id
from relation r
join organisation_identifier i on i.value = r.child_id and i.scheme = r.child_scheme
