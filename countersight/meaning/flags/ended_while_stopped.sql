-- Ended while it was stopped
--
-- why: An award that is closed or terminated while its stop stands was paid, in whole or in part, for
--   work that never came. What became of the money is worth a question.
-- source: FAR 42.1303(c), FAR 49.101 (terminations), FAR 4.804 (closing of files); FAR 52.242-15(c).
-- formula: The state after a stop is terminated or closed.
-- judged: Awards with a stop.
-- exclusions: Stops that were lifted before the end; ends of a part of the award.
-- value: dollars obligated in all when it ended | dollars
-- peers: nothing
-- reach: award
-- tables: stop
with
last_stop as (
  select * from stop qualify row_number() over (partition by award_key order by stop desc) = 1
)
select
  t.award_key,
  ended_as in ('terminated', 'closed') as flagged,
  s.obligated as value,
  format('Stopped{} and {}{} without having gone on; {} remain obligated',
    coalesce(' on ' || day(begun), ' on a day that the record does not show'),
    ended_as, coalesce(' on ' || day(ended), ''), money(s.obligated)) as why,
  (select list(a.action_key order by a.place) from act a
    where a.award_key = t.award_key and a.modification in (t.begun_by, t.ended_by)) as action_keys
from last_stop t
join subject s on s.award_key = t.award_key
