-- The pairs of profiles that were weighed, by what the profiles hold.
select l.content as left_content, r.content as right_content, score, pattern
from weighed w
join profile l on l.unique_id = w.left_place
join profile r on r.unique_id = w.right_place
union all
select * from pair_before
where left_content in (
  select content from weighed_before where record_id in (select record_id from untouched)
)
