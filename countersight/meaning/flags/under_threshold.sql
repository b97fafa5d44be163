-- Several awards just under a threshold
--
-- why: A need that is cut into pieces escapes the rules that its whole would meet: a competition above
--   the micro-purchase threshold, formal procedures above the simplified acquisition threshold, approval
--   higher up for a large award without competition.
-- source: FAR 13.003(c)(2) (no breaking down of requirements to stay below a threshold), FAR 6.304; Open
--   Contracting Partnership, Red Flags in Public Procurement (2024): split purchases; OECD, Preventing
--   Corruption in Public Procurement (2016).
-- formula: Within $days days, at least $least awards of one agency to one supplier begin with a sum (the
--   larger of the base obligation and the first ceiling) from $share of a threshold up to it; fewer than
--   half as many begin with one as much above it; and they are $part of all that the agency awarded to it.
-- judged: Base awards in the record whose first sum lies within reach of a threshold of its day, from
--   $share of it to as much above.
-- exclusions: Suppliers who sell as much above as below, and resellers of whose many awards a few lie
--   there. A price list may put many orders below a line.
-- threshold days: 365; a year's need
-- threshold least: 3; two may be chance
-- threshold share: 0.95; close enough to have the line in mind
-- threshold part: 0.2; of hundreds of awards some lie anywhere
-- value: such awards within the days | count
-- peers: nothing
-- reach: record
-- tables: award_supplier
with
sum_of as (
  select s.*, o.organisation_id, greatest(base_obligation, coalesce(first_ceiling, 0)) as first_sum,
    count(*) over (
      partition by s.agency, o.organisation_id order by base_date
      range between current row and to_days($days::integer) following
    ) as all_ahead
  from subject s join award_supplier o using (award_key)
  where has_base
),
line as (
  select name, amount, from_date,
    coalesce(lead(from_date) over (partition by name order by from_date), date '9999-01-01') as to_date
  from threshold
),
near as (
  select s.award_key, s.agency, s.organisation_id, s.supplier, s.base_date, s.base_key, s.first_sum,
    s.all_ahead, l.name, l.amount, s.first_sum < l.amount as below
  from sum_of s
  join line l on s.base_date >= l.from_date and s.base_date < l.to_date
    and s.first_sum >= $share * l.amount and s.first_sum < (2 - $share) * l.amount
),
-- The richest window of the days that holds the award: counted from each award onward, and shared.
ahead as (
  select *,
    count(*) filter (where below) over onward as below_ahead,
    count(*) filter (where not below) over onward as above_ahead
  from near
  window onward as (
    partition by agency, organisation_id, name order by base_date
    range between current row and to_days($days::integer) following
  )
),
best as (
  select *,
    max(below_ahead) over backward as together,
    arg_max(above_ahead, (below_ahead, base_date, award_key)) over backward as above,
    arg_max(all_ahead, (below_ahead, base_date, award_key)) over backward as every
  from ahead
  window backward as (
    partition by agency, organisation_id, name order by base_date
    range between to_days($days::integer) preceding and current row
  )
)
select
  award_key,
  bool_or(below and together >= $least and above < 0.5 * together and together >= $part * every)
    as flagged,
  max(together) as value,
  arg_max(format('{} just under the {} of {} to {} within {} days; this one begins with {}, and {} as much above it',
    counted(together, 'award', 'awards'), name, money(amount), supplier, $days::integer, money(first_sum),
    counted(above, 'award is', 'awards are')), (together, name)) as why,
  [any_value(base_key)] as action_keys
from best
group by award_key
