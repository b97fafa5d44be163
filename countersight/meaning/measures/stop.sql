-- Each stop of an award, from the order to what ended it: work going on, or the award's own end. Lines
-- that stop and go on in between are one stop. `begun` is null where only the lifting shows it, `ended`
-- where nothing shows an end; `days` are known where both are. `partly`: never the whole stood still;
-- `parts`: at some time a part did and another did not.
create or replace temp view stop as
with
placed as (
  select
    *,
    state in ('stopped', 'partially_stopped') as still,
    coalesce(lag(state) over states in ('stopped', 'partially_stopped'), false) as still_before
  from state
  window states as (partition by award_key order by position)
),
numbered as (
  select
    *,
    count(*) filter (where still and not still_before) over states as stop,
    still_before and not still as lifts
  from placed
  window states as (partition by award_key order by position)
),
spell as (
  select
    award_key,
    stop,
    arg_min(date, position) filter (where still) as begun,
    arg_min(modification, position) filter (where still) as begun_by,
    arg_min(basis, position) filter (where still) as basis,
    arg_min(words, position) filter (where still) as words,
    bool_and(state = 'partially_stopped') filter (where still) as partly,
    bool_or(state = 'partially_stopped') filter (where still) as parts,
    arg_min(lines, position) filter (where still) as lines,
    any_value(date) filter (where lifts) as ended,
    any_value(modification) filter (where lifts) as ended_by,
    any_value(state) filter (where lifts) as ended_as,
    any_value(words) filter (where lifts) as ended_words
  from numbered
  where stop > 0 and (still or lifts)
  group by award_key, stop
)
select award_key, stop::integer as stop, begun, begun_by, basis, words, partly, parts, lines, ended, ended_by,
  ended_as, ended_words, ended - begun as days
from spell
