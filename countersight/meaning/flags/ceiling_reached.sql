-- Ceiling reached before the end
--
-- why: Money that runs out ahead of time means more work, higher prices, or a ceiling set low so that
--   approval came easily. What follows is a higher ceiling or a contract without competition.
-- source: FAR 16.504 and 32.7 (limits of a contract and of its funds); Open Contracting Partnership,
--   Red Flags in Public Procurement (2024): implementation.
-- formula: More than $share of the ceiling is obligated while at least $days days of the current
--   period remain after the last action; or more than the ceiling is obligated.
-- judged: Awards with a ceiling and an end date, of whose ceiling the first action left at least a
--   fifth.
-- exclusions: Awards fully obligated on their first day, which have nothing to reach.
-- threshold share: 0.95; what is left would pay for less than three weeks of a year
-- threshold days: 90; a quarter of a year
-- value: share of the ceiling that is obligated | share
-- peers: median
-- reach: award
-- columns: ceiling, end_date
with
first_action as (
  select award_key, action_key, obligation from act where place = 1
),
last_action as (
  select award_key, arg_max(action_key, place) as action_key from act group by award_key
)
select
  award_key,
  s.obligated > s.ceiling
    or (s.obligated > $share * s.ceiling and s.end_date - s.last_date >= $days) as flagged,
  s.obligated::double / s.ceiling::double as value,
  format(
    '{} of a ceiling of {} is obligated, {} before the current period ends on {}',
    money(s.obligated), money(s.ceiling),
    counted(greatest(s.end_date - s.last_date, 0), 'day', 'days'), day(s.end_date)
  ) as why,
  [l.action_key] as action_keys
from subject s
join first_action f using (award_key)
join last_action l using (award_key)
where s.ceiling > 0 and s.end_date is not null and f.obligation < 0.8 * s.ceiling
