-- The profiles that have been weighed, each with a record of it.
select p.content, k.record_id
from profile p
join keyed k on k.place = p.unique_id
union all
select content, record_id from weighed_before where record_id in (select record_id from untouched)
