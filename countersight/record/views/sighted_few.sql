-- Each version with each pull that saw it, where there are few versions: their blocks are not
-- worth making (see `sighted.sql`).
create temp view sighted as
with near as (
  select * from sighting
  where last_version >= (select min(version_id) from version)
    and first_version <= (select max(version_id) from version)
)
select
  v.version_id, v.action_key, v.family, v.deleted,
  v.contract_award_unique_key as award_key,
  p.pull as sighted_in, p.seen_at
from version v
join near s on v.version_id between s.first_version and s.last_version
join pull p on p.pull = s.pull
