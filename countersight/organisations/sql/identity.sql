-- Pairs of records that bear one identifier: each with the first that bears it. An identifier under
-- more names than $most is a catch-all ("miscellaneous foreign awardees") and identifies nobody.
with borne as (
  select place, 'UEI' as scheme, uei as value, 1 as rank, key from keyed where uei is not null
  union all
  select place, 'DUNS', duns, 2, key from keyed where duns is not null
  union all
  select place, 'CAGE', cage, 3, key from keyed where cage is not null
),
telling as (
  select scheme, value, min(place) as first
  from borne
  group by scheme, value
  having count(*) > 1 and count(distinct key) <= $most
)
select
  t.first as left_place, b.place as right_place, b.scheme as basis,
  b.scheme || ' ' || b.value as found
from telling t
join borne b on b.scheme = t.scheme and b.value = t.value and b.place <> t.first
order by b.rank, b.value, right_place
