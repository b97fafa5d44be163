-- Growth by modification, far beyond that of peers
--
-- why: What was bought small and grew large was never weighed at its true size.
-- source: Open Contracting Partnership, Red Flags in Public Procurement (2024): large changes in
--   contract value; OECD, Preventing Corruption in Public Procurement (2016).
-- formula: Growth is all that was obligated after the base award, over what the base award obligated.
--   Flagged where it is at least $times, above the $quantile quantile of its peers', and adds up to
--   the simplified acquisition threshold of the first day or more.
-- judged: Awards with a base award in the record that obligated something, and enough peers.
-- exclusions: Options and increments that were planned from the start count as growth, for an export
--   does not show them apart; that is why peers of the same kind and year decide. Base awards of less
--   than the micro-purchase threshold are left out: a token first sum makes any growth look large.
-- threshold times: 1; the award at least doubled
-- threshold quantile: 0.95; one award in twenty
-- threshold least_awards: 30; fewer peers say nothing of what is usual
-- value: growth over the base award | times
-- peers: median
-- reach: record
with
grown as (
  select
    *, (obligated - base_obligation)::double / base_obligation::double as growth
  from subject
  where base_obligation >= threshold_on('micro-purchase threshold', first_date)
),
peer as (
  select peers, quantile_cont(growth, $quantile) as high
  from grown group by peers having count(*) >= $least_awards
),
grew_by as (
  select award_key, list(action_key order by obligation desc, place) as action_keys
  from act where not is_base and obligation > 0 group by award_key
)
select
  award_key,
  growth >= $times and growth > high and obligated - base_obligation
    >= threshold_on('simplified acquisition threshold', first_date) as flagged,
  growth as value,
  format(
    'From {} to {}: {} as much again was added, which {} of its peers stay below',
    money(base_obligation), money(obligated), measured(growth, 'times'), percent($quantile)
  ) as why,
  coalesce(action_keys, []) as action_keys
from grown join peer using (peers) left join grew_by using (award_key)
