-- Each supplier record with its organisation: those resolved now, and those that were not touched.
create or replace temp table party as
from party
union all by name
select
  r.record_id, b.organisation_id, r.name, r.trades_as, r.uei, r.duns, r.cage, r.parent,
  r.parent_uei, r.parent_duns, r.country, r.state, r.city, r.source, r.first_date, r.last_date,
  r.mentions, b.known
from whole_record r
join untouched using (record_id)
join record_before b using (record_id)
