-- The pairs that the model weighed, the strongest first; the other things equal, pairs of the same
-- records always come in the same order. `spelt`: the names, where they are more than spelt apart.
select
  w.left_place, w.right_place, w.score,
  coalesce(l.key = r.key and (l.owner_key = r.owner_key or l.street = r.street), false)
    as registrant,
  if(
    l.squeezed = r.squeezed or l.sorted = r.sorted
      or coalesce(l.trade_key = r.key, false) or coalesce(r.trade_key = l.key, false),
    null, [a.name, b.name]
  ) as spelt
from weighed w
join profile l on l.unique_id = w.left_place
join profile r on r.unique_id = w.right_place
join keyed a on a.place = w.left_place
join keyed b on b.place = w.right_place
order by w.score desc, l.mentions + r.mentions desc, left_place, right_place
