-- Option exercised after a stop
--
-- why: To exercise an option the agency must find it the most advantageous way to meet a need that
--   exists. Where work had been ordered to stop, that finding is worth reading.
-- source: FAR 17.207(c) (findings before an option is exercised), FAR 42.1303.
-- formula: An action after the first stop exercises an option.
-- judged: Awards with a stop.
-- exclusions: Options on the day of the stop or before it; a stop whose day only its lifting bounds
--   counts from the lifting.
-- value: days from the stop (or its lifting, where only that is known) to the option | days
-- peers: nothing
-- reach: award
-- tables: stop
with
stopped as (
  select award_key, min(coalesce(begun, ended)) as begun, arg_min(ended, stop) as ended,
    arg_min(begun, coalesce(begun, ended)) is null as undated
  from stop group by award_key
),
taken as (
  select s.award_key, min(a.action_date) as taken, list(a.action_key order by a.place) as action_keys
  from stopped s join act a using (award_key)
  where list_contains(a.events, 'option_exercised') and a.action_date > s.begun
  group by s.award_key
)
select
  s.award_key,
  t.award_key is not null as flagged,
  t.taken - s.begun as value,
  format('An option was exercised on {}, {} after {} on {}{}{}',
    day(t.taken), counted(t.taken - s.begun, 'day', 'days'),
    case when s.undated then 'a stop was lifted' else 'work was ordered to stop' end, day(s.begun),
    case when len(t.action_keys) > 1
      then ', and ' || counted(len(t.action_keys) - 1, 'time', 'times') || ' more since' else '' end,
    case when s.ended is null then '; no lifting is on the record'
      when s.ended > t.taken then '; the stop was lifted only on ' || day(s.ended) else '' end
  ) as why,
  t.action_keys
from stopped s left join taken t using (award_key)
