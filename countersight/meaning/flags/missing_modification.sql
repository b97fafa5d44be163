-- A modification that the record never showed
--
-- why: Modifications are numbered in one series. A number that is skipped is a document that exists,
--   or one that was drafted and given up; a reader can ask for it by its number.
-- source: FAR subpart 4.16 and DFARS subpart 204.16 (numbers of contracts and modifications), FAR 4.606 (what must be reported);
--   GAO-14-476 (data that agencies leave out).
-- formula: Numbers between two that the record shows, or between the base award and the first.
-- judged: Awards with two numbers of one series, the base award counting as the first, whose agency
--   shows the numbers nearly whole: at least $whole of the steps from one number to the next in that
--   fiscal year skip none. Sources that hold one action an award and year fall out by that.
-- exclusions: Numbers before the first one shown where the base award is missing; leaps of more than
--   nine, which begin a new block; gaps that span a fiscal year of which nothing was loaded. A number
--   may belong to a draft that was never signed; and a search saved page by page can lose a row in a
--   hundred, which a later pull shows (`status` tells what kind of pull it was).
-- threshold whole: 0.9; below that, the source itself leaves actions out
-- threshold least_steps: 20; fewer steps of an agency and year say nothing of its source
-- value: numbers missing | count
-- peers: share
-- reach: record
with
followed as (
  select
    award_key, action_key, fiscal_year, action_date, place,
    regexp_extract(modification, '^([A-Z]*)([0-9]+)$', 1) as letters,
    try_cast(regexp_extract(modification, '([0-9]+)$', 1) as bigint) as number
  from act
  where regexp_full_match(modification, '[A-Z]*[0-9]{1,8}')
),
step as (
  select
    *, number - lag(number) over series as skipped_to, lag(fiscal_year) over series as year_before,
    lag(action_key) over series as key_before
  from (
    select * replace (case when number = 0 then 'P' else letters end as letters) from followed
  )
  window series as (partition by award_key, letters order by number, place)
  qualify skipped_to > 0
),
source as (
  select s.agency, t.fiscal_year
  from step t join subject s using (award_key)
  group by all
  having count(*) >= $least_steps and avg((skipped_to = 1)::integer) >= $whole
),
loaded as (select distinct agency_code, fiscal_year from coverage),
missed as (
  select award_key, count(*) as missing, list(modification order by modification) as numbers,
    min(between_from) as between_from, max(between_to) as between_to
  from missing_modification group by award_key
),
judged_step as (
  select
    t.award_key,
    list_sort(list_distinct(flatten(
      list([key_before, t.action_key]) filter (where skipped_to between 2 and 10)
    )))
      as neighbours
  from step t
  join subject s using (award_key)
  join source o on o.agency = s.agency and o.fiscal_year = t.fiscal_year
  -- A fiscal year between the two of which nothing was loaded may hold what is missing.
  where year_before is null or t.fiscal_year - year_before < 2 or (
    select count(*) from loaded l
    where l.agency_code = s.agency_code and l.fiscal_year between year_before and t.fiscal_year
  ) = t.fiscal_year - year_before + 1
  group by t.award_key
)
select
  award_key,
  missing is not null and len(neighbours) > 0 as flagged,
  coalesce(missing, 0) as value,
  format(
    '{} {} never shown, between {} and {}',
    case when missing <= 5 then array_to_string(numbers, ', ')
      else counted(missing, 'modification', 'modifications') end,
    case when missing = 1 then 'was' else 'were' end,
    day(between_from), day(between_to)
  ) as why,
  neighbours as action_keys
from judged_step left join missed using (award_key)
