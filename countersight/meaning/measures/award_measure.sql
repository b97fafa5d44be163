-- What the record yields in figures for each award: dollars, but for `growth` (a share: 0.5 is half
-- as much again) and `missing_modifications` (a count). `period` says of which action (the
-- modification, with its transaction number where it has one), of which year, or nothing.
create temp view if not exists award_measure as
with
one as (
  select
    award_key,
    modification || case when transaction_number not in ('0', '') then '.' || transaction_number
      else '' end as period,
    year(action_date) + (month(action_date) >= 10)::integer as fiscal_year,
    year(action_date) as calendar_year,
    action_date,
    ltrim(modification, '0') = '' as is_base,
    obligation
  from (select * replace (coalesce(transaction_number, '') as transaction_number) from action)
),
base as (
  select award_key, sum(obligation) as obligation from one where is_base group by award_key
),
growth as (
  select award_key, (a.obligated - b.obligation)::double / b.obligation::double as growth
  from award a join base b using (award_key)
  where b.obligation > 0
)
select award_key, 'action' as measure, period, sum(obligation)::decimal(27, 4) as value
from one group by all
union all
select award_key, 'fiscal_year', fiscal_year::varchar, sum(obligation)::decimal(27, 4) from one group by all
union all
select award_key, 'calendar_year', calendar_year::varchar, sum(obligation)::decimal(27, 4)
from one group by all
union all
select award_key, 'award_obligated', null, obligated::decimal(27, 4) from award
union all
select award_key, 'current_value', null, current_value::decimal(27, 4)
from award where current_value is not null
union all
select award_key, 'ceiling', null, ceiling::decimal(27, 4) from award where ceiling is not null
union all
select award_key, 'base_obligation', null, obligation::decimal(27, 4) from base
union all
select award_key, 'growth', null, growth::decimal(27, 4) from growth
union all
select award_key, 'missing_modifications', null, count(*)::decimal(27, 4)
from missing_modification group by award_key
