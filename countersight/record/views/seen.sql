-- When each version was seen: the first and the last pull that showed it, up to the reader's time.
-- Time and number of a pull are one whole number, as in `newest_version`.
create temp view seen as
with times as (
  select
    version_id,
    min(seen_at) as first_seen,
    max(seen_at) as last_seen,
    (max((epoch_us(seen_at)::hugeint << 32) + sighted_in) & 4294967295)::integer as pull
  from sighted
  group by version_id
)
select
  t.version_id, v.action_key, v.contract_award_unique_key as award_key, v.family,
  t.first_seen, t.last_seen, t.pull
from times t
join version v using (version_id)
