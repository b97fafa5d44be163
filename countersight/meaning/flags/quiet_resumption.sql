-- Work went on quietly after a stop
--
-- why: A stop makes news; what undoes it seldom does. A lifting that moves no money changes no total
--   and no ranking: only who reads every description sees it. Money that flows while an order still
--   stands means that the lifting was never put on the record.
-- source: FAR 42.1303(c) (a stop-work order is cancelled or work is terminated before it expires), FAR
--   52.242-15 (90 days, unless the parties agree on more); FAR 4.606 (what must be reported).
-- formula: A stop of at least $days days was lifted by a modification that obligated nothing; or, with
--   no lifting on the record, a later action obligated money, exercised an option or extended the award.
-- judged: Awards with a stop of which the record shows the day.
-- exclusions: Short stops, liftings that came with money, and stops that ended with the award. Where a
--   part was stopped, others go on by right; an action that names the order as still in force hides nothing.
-- value: days from the stop to the lifting, or to the first action that shows work going on | days
-- peers: nothing
-- threshold days: 30; a protest or a clarification is settled sooner
-- reach: award
-- tables: stop
with
first_stop as (
  select * from stop where begun is not null qualify row_number() over (
    partition by award_key order by coalesce(days, 100000) desc, stop) = 1
),
moved as (
  select award_key, modification, sum(obligation) as obligation, min(action_date) as action_date,
    list(action_key order by place) as action_keys
  from act group by award_key, modification
),
went_on as (
  select s.award_key, arg_min(a.action_key, a.place) as action_key, min(a.action_date) as action_date
  from first_stop s join act a using (award_key)
  where s.ended is null and not s.parts and a.action_date > s.begun
    and not list_has_any(a.events, ['stop_work_mentioned', 'stop_work_extended'])
    and (a.obligation > 0 or list_has_any(a.events, ['option_exercised', 'extension']))
  group by s.award_key
),
judged_stop as (
  select
    s.*, m.action_keys, m.obligation, w.action_key as on_key, w.action_date as on_date,
    s.ended_as = 'active' and s.days >= $days and coalesce(m.obligation, 0) = 0 as quietly,
    w.award_key is not null as unsaid
  from first_stop s
  left join moved m on m.award_key = s.award_key and m.modification = s.ended_by
  left join went_on w on w.award_key = s.award_key
)
select
  award_key,
  coalesce(quietly, false) or unsaid as flagged,
  case when unsaid then on_date - begun else days end as value,
  case when unsaid
    then format('Stopped on {}; no lifting is on the record, yet an action of {} goes on with the award',
      day(begun), day(on_date))
    else format('Stopped on {} and lifted on {}, {} later, by {}, which moved no money',
      day(begun), day(ended), counted(days, 'day', 'days'), ended_by)
  end as why,
  case when unsaid then [on_key] else action_keys end as action_keys
from judged_stop
