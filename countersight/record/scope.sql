-- What this pull is: `full` (an archive: every row of its agencies and years), `delta` (only what
-- changed), `selection` (a download or an export of somebody's search), or `partial`, with the
-- reason, where it evidently lacks rows. Absence from any but a full pull says nothing.
with
kept as (
  select
    count(*) filter (where status = 'quarantined') + (select count(*) from rejected) as lost,
    count(*) + (select count(*) from rejected) as rows,
    (
      select problem from fate where problem is not null
      group by problem order by count(*) desc, problem limit 1
    ) as problem
  from fate
),
-- The most that an earlier pull showed of the same agency and year.
before as (
  select agency_code, fiscal_year, max(rows) as rows
  from (
    select c.pull, c.agency_code, c.fiscal_year, sum(c.rows) as rows
    from coverage c join pull p using (pull)
    where p.scope in ('full', 'selection')
    group by all
  )
  group by all
),
shrunk as (
  select c.agency_code, c.fiscal_year, sum(c.rows) as rows, any_value(b.rows) as were
  from covers c join before b using (agency_code, fiscal_year)
  group by all
  having sum(c.rows) < 0.9 * any_value(b.rows)
),
worst as (select * from shrunk order by were - rows desc, agency_code, fiscal_year limit 1),
declared as (
  select case
    when bool_or(layout = 'contract_transactions_delta') then 'delta'
    -- What a sync asks of the publisher by date of change.
    when bool_and(contains(path, '/downloads/usaspending/') and contains(path, '/changes/'))
      then 'delta'
    -- The publisher names its archives FY2025_All_Contracts_Full_20260815.zip.
    when bool_and(contains(path, '_Contracts_Full_')) then 'full'
    else 'selection'
  end as scope
  from source
)
select
  case
    when k.lost > 0.1 * k.rows then 'partial'
    when d.scope <> 'delta' and w.were is not null then 'partial'
    else d.scope
  end,
  case
    when k.lost > 0.1 * k.rows
      then format('{:,} of {:,} rows could not be kept, most for this: {}',
        k.lost, k.rows, coalesce(k.problem, 'they could not be split into cells'))
    when d.scope <> 'delta' and w.were is not null
      then format('{:,} rows of agency {} in fiscal year {}, where an earlier pull had {:,}',
        w.rows::bigint, w.agency_code, w.fiscal_year, w.were::bigint)
  end
from kept k, declared d left join worst w on true
