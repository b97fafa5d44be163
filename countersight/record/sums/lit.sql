-- Over which version numbers the record shows versions, and when it showed them last: runs that do
-- not overlap, cut at blocks of 64 numbers, for the engine joins by equality far faster than by range.
create or replace temp table lit as
with
run as (
  select s.first_version, s.last_version + 1 as after, p.seen_at
  from sighting s join pull p using (pull)
),
edges as (select first_version as edge from run union select after from run),
span as (select edge as first_version, lead(edge) over (order by edge) as after from edges),
shown as (
  select s.first_version, s.after - 1 as last_version, max(r.seen_at) as last_seen
  from span s
  join run r on r.first_version <= s.first_version and r.after >= s.after
  group by all
)
select
  first_version, last_version, last_seen,
  unnest(range(first_version >> 6, (last_version >> 6) + 1)) as block
from shown
