-- New supplier with a large first award
--
-- why: A company that never sold to the agency before has no record there to judge it by. A large first
--   award to it asks how it was found, and who stands behind it.
-- source: FAR 9.104-1 (responsible contractors: a record of performance); Open Contracting Partnership, Red
--   Flags in Public Procurement (2024): the supplier is new; OECD, Preventing Corruption in Public
--   Procurement (2016).
-- formula: The award is the first of its supplier in the record, and its first sum (the larger of the base
--   obligation and the first ceiling) is at least $large dollars.
-- judged: First awards of suppliers whose agency's record was loaded from at least $days days before.
-- exclusions: Suppliers whose first action in the record is a modification: they are older than the
--   record. A new name of an old company counts as new where nothing joins the two.
-- threshold large: 1000000; a sum that would be reported in a newspaper
-- threshold days: 730; two years without an award
-- value: the first sum, in dollars | dollars
-- peers: median
-- reach: record
-- tables: award_supplier
with
sold as (
  select
    s.*, o.organisation_id,
    row_number() over (partition by o.organisation_id order by s.first_date, s.award_key) as rank,
    min(s.first_date) over (partition by s.agency) as loaded_from,
    bool_and(s.has_base) over (
      partition by o.organisation_id order by s.first_date range between unbounded preceding and current row
    ) as new
  from subject s join award_supplier o using (award_key)
),
first_award as (
  select *, greatest(base_obligation, coalesce(first_ceiling, 0)) as first_sum
  from sold
  where rank = 1 and new and base_date = first_date and base_date - loaded_from >= $days
)
select
  award_key,
  first_sum >= $large as flagged,
  first_sum as value,
  format('The first award to {} that the record shows, on {}, came to {}',
    supplier, day(base_date), money(first_sum)) as why,
  [base_key] as action_keys
from first_award
