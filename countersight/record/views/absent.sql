-- Actions that the record showed once and shows no more. `deleted by the source` is what a delta
-- file said of the row. `not seen since` is less: a later pull of the same agency and fiscal year
-- did not hold it, which selections do by nature or by accident and full archives do not.
create temp view absent as
with
last as (
  select
    action_key,
    arg_max(award_key, (last_seen, version_id)) as award_key,
    arg_max(version_id, (last_seen, version_id)) as version_id,
    max(last_seen) as last_seen
  from seen
  group by action_key
),
placed as (
  select
    l.*, v.deleted, v.award_id_piid as piid, v.modification_number as modification,
    coalesce(v.awarding_sub_agency_code, nullif(split_part(l.award_key, '_', 4), ''))
      as agency_code,
    (year(v.action_date) + case when month(v.action_date) >= 10 then 1 else 0 end)
      as fiscal_year
  from last l join version v using (version_id)
),
read_later as (
  select c.agency_code, c.fiscal_year, p.scope, p.pull, p.seen_at
  from coverage c join pull p using (pull)
  where p.scope in ('full', 'selection')
)
select
  a.action_key, a.award_key, a.piid, a.modification,
  'deleted by the source' as status, a.last_seen as seen, null::integer as missed_by
from placed a
where a.deleted
union all
select
  a.action_key, a.award_key, a.piid, a.modification,
  'not seen since', a.last_seen, max(r.pull)
from placed a
join read_later r
  on r.agency_code = a.agency_code and r.fiscal_year = a.fiscal_year and r.seen_at > a.last_seen
where not a.deleted
group by all
