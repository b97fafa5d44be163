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
-- value: days from the first stop to the next state; none where it still stands or the day is unknown | days
-- peers: nothing
-- reach: award
with
placed as (
  select
    s.*,
    lead(date) over states as until,
    lead(state) over states as next_state,
    coalesce(lag(state) over states in ('stopped', 'partially_stopped'), false) as stood_already
  from state s
  window states as (partition by award_key order by position)
),
stopped as (
  select
    award_key,
    arg_min(date, position) as date,
    arg_min(until, position) as until,
    arg_min(next_state, position) as next_state,
    count(*) filter (where not stood_already) as stops,
    bool_or(state = 'partially_stopped') as partly
  from placed
  where state in ('stopped', 'partially_stopped')
  group by award_key
),
told as (
  select award_key, list(action_key order by place) as action_keys
  from act
  where list_has_any(events, ['stop_work', 'stop_work_extended', 'resume'])
  group by award_key
)
select
  award_key,
  stopped.award_key is not null as flagged,
  case when next_state is not null then until - date end as value,
  'Work was ordered to stop' || case when partly then ' in part' else '' end
  || coalesce(' on ' || day(date), ' on a day that the record does not show')
  || case
    when next_state = 'active' then ' and resumed' || coalesce(
      ' on ' || day(until) || coalesce(', after ' || counted(until - date, 'day', 'days'), ''), '')
    when next_state is null then ' and no action shows that it resumed'
    else '; the award was then ' || replace(next_state, '_', ' ')
      || coalesce(' on ' || day(until), '')
  end
  || case when stops > 1 then format('; {} stops in all', stops) else '' end as why,
  coalesce(action_keys, []) as action_keys
from subject
left join stopped using (award_key)
left join told using (award_key)
