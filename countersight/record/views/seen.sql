-- When each version was seen: the first and the last pull that showed it, up to the reader's time.
create temp view seen as
select
  v.version_id,
  v.action_key,
  v.contract_award_unique_key as award_key,
  v.brief,
  min(p.seen_at) as first_seen,
  max(p.seen_at) as last_seen,
  arg_max(p.pull, p.seen_at) as pull
from version v
join sighting s on v.version_id between s.first_version and s.last_version
join pull p on p.pull = s.pull
group by all
