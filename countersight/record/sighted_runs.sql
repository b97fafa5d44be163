-- The versions that this pull sighted, as runs of neighbouring numbers: a download read again in
-- its old order is one run, whatever its length.
with seen as (select distinct sighted as version_id from fate where sighted is not null),
islands as (
  select version_id, version_id - row_number() over (order by version_id) as island from seen
)
select
  $pull::integer as pull,
  min(version_id) as first_version,
  max(version_id) as last_version
from islands
group by island
order by first_version
