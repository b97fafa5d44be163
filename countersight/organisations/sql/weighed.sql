-- Pairs that the model weighed, with the pattern of levels that they reached: those just scored, and
-- those of profiles that were weighed before and are as they were.
create or replace temp table weighed as
select
  unique_id_l as left_place,
  unique_id_r as right_place,
  match_probability as score,
  {pattern} as pattern
from {scored}
union all
select least(l.unique_id, r.unique_id), greatest(l.unique_id, r.unique_id), p.score, p.pattern
from pair_before p
join profile l on l.content = p.left_content and not l.fresh
join profile r on r.content = p.right_content and not r.fresh
