-- One organisation after another on the same award: a renaming, a merger or a novation. The record
-- shows that the name changed, not which of these it was.
with spell as (
  select m.award_key, p.organisation_id, min(m.day) as first_date, max(m.day) as last_date
  from mention m
  join party p using (record_id)
  where m.award_key is not null and m.day is not null
  group by m.award_key, p.organisation_id
)
select
  a.organisation_id,
  b.organisation_id as successor_id,
  count(*) as awards,
  max(a.last_date) as last_before,
  min(b.first_date) as first_after
from spell a
join spell b
  on b.award_key = a.award_key and b.organisation_id <> a.organisation_id
  and b.first_date >= a.last_date
group by a.organisation_id, b.organisation_id
order by a.organisation_id, awards desc, b.organisation_id
