-- The pairs that the model ties, the strongest first; the other things equal, pairs of the same
-- records always come in the same order. `kind`: 1 where both are one registrant, plus 2 where the
-- names are more than spelt apart; those alone are given.
with tied as (
  select
    w.left_place, w.right_place, w.score, l.mentions + r.mentions as mentions,
    coalesce(l.key = r.key and (l.owner_key = r.owner_key or l.street = r.street), false)
      as registrant,
    not (
      l.squeezed = r.squeezed or l.sorted = r.sorted
      or coalesce(l.trade_key = r.key, false) or coalesce(r.trade_key = l.key, false)
      or coalesce(l.standard_key = r.key, false) or coalesce(r.standard_key = l.key, false)
      or coalesce(l.standard_key = r.standard_key, false)
    ) as spelt_apart
  from weighed w
  join profile l on l.unique_id = w.left_place
  join profile r on r.unique_id = w.right_place
  where w.score >= $threshold
)
select
  t.left_place, t.right_place, t.registrant::integer + 2 * t.spelt_apart::integer as kind,
  a.name as left_name, a.key as left_key, b.name as right_name, b.key as right_key
from tied t
left join keyed a on t.spelt_apart and a.place = t.left_place
left join keyed b on t.spelt_apart and b.place = t.right_place
order by t.score desc, t.mentions desc, t.left_place, t.right_place
