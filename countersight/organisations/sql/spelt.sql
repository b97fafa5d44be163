-- Every name, trading name and parent's name of the supplier records whose key is not known yet.
select name
from (
  select name from supplier_record
  union
  select trades_as from supplier_record where trades_as is not null
  union
  select parent from supplier_record where parent is not null
  union
  select standard from spelling
)
where name not in (select name from name_key_before)
order by name
