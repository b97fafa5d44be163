-- Who was paid: the organisation on the latest action of an award, else on its summary.
with paid as (
  select
    a.award_key,
    arg_max(m.record_id, (a.action_date, a.modification, m.record_id))
      filter (where m.record_id is not null) as record_id
  from acted a
  left join mention m on m.version_id = a.version_id
  group by a.award_key
),
summed as (
  select award_key, arg_max(record_id, (day, record_id)) as record_id
  from mention
  where source = 'award summary'
  group by award_key
)
select award_key, p.organisation_id
from (
  select award_key, coalesce(paid.record_id, summed.record_id) as record_id
  from paid full join summed using (award_key)
)
join party p using (record_id)
order by award_key
