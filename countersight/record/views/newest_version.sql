-- The version in force of each action: the one seen last; `newest_full` is the last full download.
-- Time and number of a version are one whole number: the engine keeps the greatest of those in a
-- fraction of the memory that pairs take, and a record of all years must fit.
create temp view newest_version as
with
ranked as (
  select
    action_key,
    (epoch_us(last_seen)::hugeint << 40) + version_id as rank,
    family <> 'spending_by_transaction' as is_full
  from seen
),
in_force as (
  select
    action_key,
    (max(rank) & 1099511627775)::bigint as newest,
    (max(rank) filter (where is_full) & 1099511627775)::bigint as newest_full
  from ranked
  group by action_key
)
select
  f.action_key, s.award_key, f.newest as version_id, f.newest_full,
  s.first_seen, s.last_seen, s.pull
from in_force f
join seen s on s.version_id = f.newest
