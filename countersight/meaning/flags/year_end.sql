-- A large award in the last week of the fiscal year
--
-- why: Money that lapses on 30 September is spent on what can be signed by then. Awards of the last
--   week are more often poorly planned, and worth less, than those of the rest of the year.
-- source: Liebman and Mahoney, Do Expiring Budgets Lead to Wasteful Year-End Spending? (American
--   Economic Review, 2017); 31 U.S.C.
--   1502(a) (the bona fide need of the year).
-- formula: The base award is dated 24 to 30 September and obligates at least the simplified
--   acquisition threshold of its day.
-- judged: Base awards in the record that obligate that much.
-- exclusions: Orders that come every year: the same supplier had an award of the same agency and kind
--   within $days days of the same date a year before.
-- threshold days: 15; a renewal may slip by two weeks
-- value: days left in the fiscal year | days
-- peers: median
-- reach: record
with
large as (
  select *, make_date(fiscal_year::integer, 9, 30) - base_date as left_over
  from subject
  where has_base and base_obligation >= simplified_acquisition_threshold(base_date)
),
renewed as (
  select distinct l.award_key
  from large l
  join subject s
    on s.supplier = l.supplier and s.agency = l.agency and s.psc = l.psc
    and abs(l.base_date - (s.first_date + interval 1 year)::date) <= $days
  where l.left_over <= 6
)
select
  l.award_key,
  left_over <= 6 and r.award_key is null as flagged,
  left_over as value,
  format('{} obligated on {}, {}', money(base_obligation), day(base_date),
    case when left_over = 0 then 'the last day of the fiscal year'
      else counted(left_over, 'day', 'days') || ' before the fiscal year ended' end) as why,
  [base_key] as action_keys
from large l left join renewed r using (award_key)
