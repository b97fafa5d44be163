-- Names that a publisher gives as spellings of one other name, by which records that bear them meet.
create or replace temp table spelling as
with given as (
  select upper(trim(regexp_replace(child_name, '\s+', ' ', 'g'))) as name, parent_name as standard
  from relation
  where kind = 'spelling' and child_name is not null and parent_name is not null
)
select name, min(standard) as standard
from given
where name in (select upper(name) from supplier_record)
group by name
having count(distinct standard) = 1
