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
summed as (
  select
    award_key,
    case when grouping(period) = 0 then 'action' when grouping(fiscal_year) = 0 then 'fiscal_year'
      else 'calendar_year' end as measure,
    coalesce(period, fiscal_year::varchar, calendar_year::varchar) as period,
    sum(obligation)::decimal(27, 4) as value
  from one
  group by grouping sets (
    (award_key, period), (award_key, fiscal_year), (award_key, calendar_year)
  )
),
base as (
  select award_key, sum(obligation) as obligation from one where is_base group by award_key
),
missing as (select award_key, count(*) as missing from missing_modification group by award_key),
whole as (
  select
    award_key,
    unnest([
      'award_obligated', 'current_value', 'ceiling', 'base_obligation', 'growth',
      'missing_modifications'
    ]) as measure,
    unnest([
      a.obligated::decimal(27, 4),
      a.current_value::decimal(27, 4),
      a.ceiling::decimal(27, 4),
      b.obligation::decimal(27, 4),
      case when b.obligation > 0
        then ((a.obligated - b.obligation)::double / b.obligation::double)::decimal(27, 4) end,
      m.missing::decimal(27, 4)
    ]) as value
  from award a
  left join base b using (award_key)
  left join missing m using (award_key)
)
from summed
union all
select award_key, measure, null as period, value from whole where value is not null
