-- Pairs of records that were joined or weighed, with what spoke for and against it. `score` is the
-- probability that they are one organisation; `threshold` is from where the model joins.
create or replace temp table told_join as
with tie as (
  select left_place, right_place, 1.0::double as score, basis, [found] as why, parted from joined
  union all
  select w.left_place, w.right_place, w.score, 'model', f.why, p.parted
  from weighed w
  join finding f using (pattern)
  left join parted p on p.left_place = w.left_place and p.right_place = w.right_place
)
select
  l.record_id as left_record,
  l.name as left_name, coalesce(l.uei, l.duns, l.cage) as left_identifier,
  l.organisation_id as left_organisation,
  r.name as right_name, coalesce(r.uei, r.duns, r.cage) as right_identifier,
  r.organisation_id as right_organisation,
  l.organisation_id = r.organisation_id as same, t.score, {threshold}::decimal(2, 1) as threshold,
  t.basis,
  if(
    t.parted is null or l.organisation_id = r.organisation_id, t.why,
    list_append(t.why, 'kept apart: ' || t.parted)
  ) as why
from tie t
join party l on l.place = t.left_place
join party r on r.place = t.right_place
