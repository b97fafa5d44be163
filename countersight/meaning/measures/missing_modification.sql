-- Numbers that a series of modifications skips: P00001 and P00003 were shown, P00002 never.
-- A series is what shares its letters (P of the office that bought, A of the one that
-- administers); a number with several transactions is one. Before the first number shown nothing is
-- missed, unless the base award is there and the series begins with it. `between_from` and
-- `between_to` are the dates of its neighbours; `after_base` says that the lower one is the base.
create temp view if not exists missing_modification as
with
numbered as (
  select
    award_key,
    regexp_extract(modification, '^([A-Z]*)([0-9]+)$', 1) as letters,
    regexp_extract(modification, '^([A-Z]*)([0-9]+)$', 2) as digits,
    action_date
  from action
  where regexp_full_match(modification, '[A-Z]*[0-9]{1,8}')
),
member as (
  select
    award_key, letters, digits::bigint as number, max(length(digits))::integer as width,
    min(action_date) as first_date, max(action_date) as last_date
  from numbered
  where digits::bigint > 0
  group by all
),
base as (
  select award_key, min(action_date) as action_date
  from action where ltrim(modification, '0') = '' group by award_key
),
-- The base award stands at 0 of the series that it begins: P, or numbers without letters.
begun as (
  select award_key, letters, number, width, first_date, last_date, false as is_base from member
  union all by name
  select
    b.award_key, m.letters, 0 as number, m.width,
    b.action_date as first_date, b.action_date as last_date, true as is_base
  from base b
  join (select award_key, letters, max(width) as width from member group by all) m
    on m.award_key = b.award_key and m.letters in ('P', '')
),
followed as (
  select
    award_key, letters, width, number, first_date,
    lag(number) over series as number_before,
    lag(last_date) over series as date_before,
    lag(is_base) over series as after_base
  from begun
  window series as (partition by award_key, letters order by number)
),
-- A leap is no gap: an office that begins anew at 100 skipped nothing.
gap as (
  select * from followed where number - number_before between 2 and 10
)
select
  award_key,
  letters || lpad(missing.number::varchar, width, '0') as modification,
  letters,
  least(date_before, first_date) as between_from,
  greatest(date_before, first_date) as between_to,
  after_base
from gap, lateral (select unnest(range(number_before + 1, gap.number)) as number) missing
