-- The versions of actions that have more than one, each with the time that it was seen last. Keys
-- are met as numbers of 64 bits: ten million of them take an eighth of the memory.
create or replace temp table contested as
with
several as (
  select hash(v.action_key) as action
  from version v
  join lit l
    on l.block = v.version_id >> 6 and v.version_id between l.first_version and l.last_version
  group by action
  having min(v.version_id) <> max(v.version_id)
)
select
  v.version_id, v.action_key, v.family <> 'spending_by_transaction' as is_full, l.last_seen
from version v
join lit l
  on l.block = v.version_id >> 6 and v.version_id between l.first_version and l.last_version
where hash(v.action_key) in (from several)
