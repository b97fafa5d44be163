-- Growth by modification, far beyond that of peers
--
-- why: What was bought small and grew large was never weighed at its true size.
-- source: Open Contracting Partnership, Red Flags in Public Procurement (2024): large changes in
--   contract value; OECD, Preventing Corruption in Public Procurement (2016).
-- formula: Growth is what modifications added that nothing had announced, over what the base award
--   obligated. Flagged where it is at least $times, above the $quantile quantile of its peers', and adds
--   up to the simplified acquisition threshold of the first day or more.
-- judged: Awards with a base award in the record that obligated something, and enough peers.
-- exclusions: What was planned: options taken up; increments and remainders of funding that are called so; a sum
--   within $alike of one that the award obligated before (a rate by the month or the quarter). Base awards of less than
--   the micro-purchase threshold: a token first sum makes any growth look large.
-- threshold times: 1; the award at least doubled
-- threshold quantile: 0.95; one award in twenty
-- threshold least_awards: 30; fewer peers say nothing of what is usual
-- threshold alike: 0.05; the same rate, give or take a day
-- pattern increments: \bincrement|\bremain(?:ing|der)\b|\bfully fund|\bfunding[- ]only\b
-- value: growth over the base award | times
-- peers: median
-- reach: record
with
added as (
  select a.award_key, a.action_key, a.obligation, a.place
  from act a
  where not a.is_base and a.obligation > 0
    and not list_contains(a.events, 'option_exercised')
    and not coalesce(regexp_matches(lower(a.description), $increments), false)
),
announced as (
  select distinct n.action_key
  from added n
  join act b on b.award_key = n.award_key and b.place < n.place
    and abs(b.obligation - n.obligation) <= $alike * n.obligation
),
unannounced as (
  select
    award_key,
    sum(obligation) as obligation,
    list(action_key order by obligation desc, place) as action_keys
  from added anti join announced using (action_key)
  group by award_key
),
grown as (
  select
    s.*, coalesce(u.obligation, 0) as more, u.action_keys,
    more::double / base_obligation::double as growth
  from subject s left join unannounced u using (award_key)
  where base_obligation >= micro_purchase_threshold(first_date)
),
peer as (
  select peers, quantile_cont(growth, $quantile) as high
  from grown group by peers having count(*) >= $least_awards
)
select
  award_key,
  growth >= $times and growth > high
    and more >= simplified_acquisition_threshold(first_date) as flagged,
  growth as value,
  format(
    'To {} modifications added {} that no option, increment or earlier sum announced: {} as much again,'
      || ' which {} of its peers stay below',
    money(base_obligation), money(more), measured(growth, 'times'), percent($quantile)
  ) as why,
  coalesce(action_keys, []) as action_keys
from grown join peer using (peers)
