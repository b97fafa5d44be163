-- Each version with each pull that saw it. Sightings are stored as runs of version numbers; they
-- are met block by block, for the engine joins by equality far faster than by range.
create or replace temp view {name} as
with block as (
  select pull, first_version, last_version,
    unnest(range(first_version >> 6, (last_version >> 6) + 1)) as block
  from sighting
)
select
  v.version_id, v.action_key, v.family, v.deleted, v.content, v.core, {award_key} as award_key,
  p.pull as sighted_in, p.seen_at
from {version} v
join block b
  on b.block = v.version_id >> 6 and v.version_id between b.first_version and b.last_version
join pull p on p.pull = b.pull
