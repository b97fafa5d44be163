-- Awarded within days of the solicitation
--
-- why: Who has days to offer is who knew before. Short notice keeps rivals out without saying so.
-- source: FAR 5.203 (15 days' notice before a solicitation, 30 days to respond above the simplified
--   acquisition threshold, a reasonable time for commercial products); Open Contracting Partnership,
--   Red Flags in Public Procurement (2024): short submission period; OECD, Preventing Corruption in
--   Public Procurement (2016).
-- formula: The base award is dated fewer than $days days after the solicitation.
-- judged: Competed awards with a base award in the record and a solicitation date that is no later
--   than it.
-- exclusions: Awards that were not competed; awards below the simplified acquisition threshold of
--   their day. The date of an order's solicitation can be that of its vehicle; then the time is long.
-- threshold days: 15; half of the least time to respond that FAR 5.203(c) asks for
-- value: days from solicitation to award | days
-- peers: median
-- reach: award
-- columns: solicitation_date
select
  award_key,
  base_date - solicitation_date < $days
    and greatest(obligated, most_obligated, coalesce(ceiling, 0))
      >= simplified_acquisition_threshold(first_date) as flagged,
  base_date - solicitation_date as value,
  format(
    'Solicited on {} and awarded on {}, {} later',
    day(solicitation_date), day(base_date),
    counted(base_date - solicitation_date, 'day', 'days')
  ) as why,
  [base_key] as action_keys
from subject
where solicitation_date <= base_date
  and (extent_competed in ('A', 'D', 'E', 'F', 'CDO') or fair_opportunity in ('FAIR', 'CSA'))
