-- The decisions that stand, with the places of the records that either side names: by a name as
-- recorded, or by an identifier.
with named as (
  select upper(name) as said, place from keyed
  union
  select uei, place from keyed where uei is not null
  union
  select duns, place from keyed where duns is not null
  union
  select cage, place from keyed where cage is not null
),
side as (
  select d.number, d.side, list(n.place order by n.place) as places
  from (
    select number, 'left' as side, upper("left") as said from decision
    union all
    select number, 'right', upper("right") from decision
  ) d
  join named n using (said)
  group by d.number, d.side
)
select
  d.number, d.verdict, l.places, r.places,
  d.verdict || ', decided by ' || d.author || ' on ' || strftime(d.decided_at, '%Y-%m-%d')
    || coalesce(': ' || d.note, '') as said
from decision d
join side l on l.number = d.number and l.side = 'left'
join side r on r.number = d.number and r.side = 'right'
order by d.number
