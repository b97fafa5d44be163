-- Every supplier record with all that may change of it while its words stay the same.
create or replace temp table whole_record as
select r.*, hash(r.mentions, r.first_date, r.last_date, r.source, s.standard) as told
from supplier_record r
left join spelling s on s.name = upper(r.name)
