-- Pairs of records that were joined or weighed, now or before, the surest first.
select
  left_name, left_identifier, left_organisation, right_name, right_identifier, right_organisation,
  same, round(score, 4) as score, threshold, basis, why
from (
  from told_join
  union all by name
  from join_before where left_record in (select record_id from untouched)
) t
order by t.score desc, left_name, right_name, left_identifier, right_identifier
