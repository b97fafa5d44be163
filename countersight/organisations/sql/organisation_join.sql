-- Pairs of records that were joined or weighed, with what spoke for and against it. `score` is the
-- probability that they are one organisation; `threshold` is from where the model joins.
select
  l.name as left_name, coalesce(l.uei, l.duns, l.cage) as left_identifier,
  l.organisation_id as left_organisation,
  r.name as right_name, coalesce(r.uei, r.duns, r.cage) as right_identifier,
  r.organisation_id as right_organisation,
  l.organisation_id = r.organisation_id as same, round(j.score, 4) as score, {threshold} as threshold, j.basis,
  list_filter(
    list_concat(coalesce(w.why, []), [j.found, 'kept apart: ' || j.parted]),
    lambda said: said is not null
  ) as why
from joined j
join party l on l.place = j.left
join party r on r.place = j.right
left join weighed w on j.basis = 'model' and w.left_place = j.left and w.right_place = j.right
order by j.score desc, left_name, right_name, left_identifier, right_identifier
