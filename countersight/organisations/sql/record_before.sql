-- Every record as it was, its organisation, and where it could meet others.
select w.record_id, w.told, p.organisation_id, p.known, m.telling, m.placed, m.ties, m.meets
from whole_record w
join party p using (record_id)
join meeting m using (record_id)
union all
select * from record_before where record_id in (select record_id from untouched)
