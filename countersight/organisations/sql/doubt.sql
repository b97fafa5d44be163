-- Pairs for a person to decide, those nearest the threshold first: names that the model weighed and
-- nobody has decided, each pair of names once.
with weighed as (
  select
    left_name, left_identifier, right_name, right_identifier,
    arg_max(left_organisation, place) as left_organisation,
    arg_max(right_organisation, place) as right_organisation,
    arg_max(same, place) as same,
    max(score) as score,
    any_value(threshold) as threshold,
    arg_max(why, place) as why
  from (
    select *, (score, left_organisation, right_organisation, why) as place from organisation_join
  )
  where basis = 'model'
  group by left_name, left_identifier, right_name, right_identifier
),
open as (
  select
    *,
    abs(
      ln(greatest(score, 1e-6) / greatest(1 - score, 1e-6)) - ln(threshold / (1 - threshold))
    ) as distance
  from weighed w
  where left_name <> right_name or left_identifier is distinct from right_identifier
),
decided as (
  select upper("left") as one, upper("right") as other from decision
  union
  select upper("right"), upper("left") from decision
)
select
  o.left_name, o.left_identifier, o.left_organisation, l.awards, l.obligated,
  o.right_name, o.right_identifier, o.right_organisation, r.awards, r.obligated,
  o.same, o.score, o.why
from open o
join organisation l on l.organisation_id = o.left_organisation
join organisation r on r.organisation_id = o.right_organisation
where not exists (
  from decided d
  where d.one in (upper(o.left_name), o.left_identifier)
    and d.other in (upper(o.right_name), o.right_identifier)
)
order by
  -- Where two numbers of registers keep them apart, there is little doubt.
  not o.same and o.left_identifier is not null and o.right_identifier is not null,
  o.distance, l.obligated + r.obligated desc, o.left_name, o.right_name,
  o.left_identifier, o.right_identifier
limit $most
