-- The pairs of `organisation_join` with the record on the left of each.
from told_join
union all by name
from join_before where left_record in (select record_id from untouched)
