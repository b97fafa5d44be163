-- Competed, but one offer came
--
-- why: A competition that only one supplier entered tells the buyer as little about the price as
--   none. Terms written for one supplier, or too little time, are common reasons.
-- source: Open Contracting Partnership, Red Flags in Public Procurement (2024): single bid; European
--   Commission, Single Market Scoreboard, one bidder; GAO-10-833 (competitions with one offer);
--   Fazekas and Kocsis, Uncovering High-Level Corruption (2020), British Journal of Political Science.
-- formula: The number of offers received is 1, and the award was competed.
-- judged: Competed awards (extent of competition A, D, E, F or CDO, or fair opportunity FAIR or CSA)
--   with a number of offers.
-- exclusions: Awards that were not competed, which are flagged as such; awards below the simplified
--   acquisition threshold of their day, where one quote may do. The number given for an order can be
--   that of its vehicle; then it is large, and the order is not flagged.
-- value: offers received | count
-- peers: median
-- reach: award
-- columns: offers
select
  award_key,
  offers = 1
    and greatest(obligated, most_obligated, coalesce(ceiling, 0))
      >= simplified_acquisition_threshold(first_date) as flagged,
  offers as value,
  'Competed, and 1 offer came' as why,
  [base_key] as action_keys
from subject
where offers > 0
  and (extent_competed in ('A', 'D', 'E', 'F', 'CDO') or fair_opportunity in ('FAIR', 'CSA'))
  and coalesce(fair_opportunity in ('FAIR', 'CSA'), true)
