-- Work was ordered to stop
--
-- why: A stop is rare and has a reason: a protest, a review, a political decision, a supplier who
--   fails. The record says when, seldom why; the order is a document that a reader can ask for.
-- source: FAR 42.1303 and 52.242-15 (stop-work orders), FAR 42.1302 and 52.242-14 (suspension of
--   work), FAR 33.104 (stays on a protest).
-- formula: The states of the award hold a stop, of the whole or a part; also one that is known only
--   from its lifting.
-- judged: All awards.
-- exclusions: Texts that recite or announce an order without giving it.
-- value: days from the first stop to what ended it; none where it still stands or a day is unknown | days
-- peers: nothing
-- reach: award
-- tables: stop
with
first_stop as (
  select s.*, stops
  from stop s
  join (select award_key, count(*) as stops from stop group by award_key) using (award_key)
  where s.stop = 1
),
told as (
  select award_key, list(action_key order by place) as action_keys
  from act
  where list_has_any(events, ['stop_work', 'stop_work_extended', 'resume'])
  group by award_key
)
select
  award_key,
  s.award_key is not null as flagged,
  s.days as value,
  'Work was ordered to stop' || case when partly then ' in part' else '' end
  || coalesce(' on ' || day(begun), ' on a day that the record does not show')
  || case
    when ended_as is null then ' and no action shows that it resumed'
    when ended_as = 'active' then ' and resumed on ' || day(ended)
      || coalesce(', after ' || counted(days, 'day', 'days'), '')
    else '; the award was then ' || ended_as || ' on ' || day(ended)
  end
  || case when stops > 1 then format('; {} stops in all', stops) else '' end as why,
  coalesce(action_keys, []) as action_keys
from subject
left join first_stop s using (award_key)
left join told using (award_key)
