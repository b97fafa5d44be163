-- Each {view} in the version in force: the one seen last. Filled in for every grain but actions.
create temp view {view} as
with block as (
  select pull, first_version, last_version,
    unnest(range(first_version >> 6, (last_version >> 6) + 1)) as block
  from sighting
),
seen as (
  select v.version_id, v.action_key, min(p.seen_at) as first_seen, max(p.seen_at) as last_seen,
    arg_max(p.pull, (p.seen_at, p.pull)) as seen_in
  from {version} v
  join block b
    on b.block = v.version_id >> 6 and v.version_id between b.first_version and b.last_version
  join pull p on p.pull = b.pull
  group by all
),
newest as (
  select arg_max(seen, (last_seen, version_id)) as seen from seen group by action_key
)
select
  v.* exclude (action_key, family, deleted, content, core, file, source_row, pull),
  n.seen.first_seen as first_seen, n.seen.last_seen as last_seen, n.seen.seen_in as pull
from newest n
join {version} v on v.version_id = n.seen.version_id
where not v.deleted
