-- The tree of agencies: departments and agencies as the record names them, with the days between
-- which it does, and those that the list of agencies knows, offices left out (`agency_office`).
-- Needs `listed_agency`: short, code, published, names, own_id, parent_id.
with shown as (
  select
    awarding_agency_code as department_code, awarding_agency_name as department,
    awarding_sub_agency_code as code, awarding_sub_agency_name as agency,
    action_date as day
  from version
  where version_id in (select version_id from seen) and not deleted
    and awarding_sub_agency_code is not null
),
recorded as (
  select
    'AGENCY-' || code as organisation_id, 'AGENCY-' || department_code as parent_id,
    'agency' as tier, arg_max(agency, (day, agency)) as name, min(day) as first_date,
    max(day) as last_date
  from shown group by code, department_code
  union all
  select
    'AGENCY-' || department_code, null, 'department', arg_max(department, (day, department)),
    min(day), max(day)
  from shown where department_code is not null group by department_code
)
select
  coalesce(r.organisation_id, l.own_id) as organisation_id,
  l.short,
  coalesce(r.tier, if(l.parent_id is null, 'department', if(l.code is null, 'part', 'agency'))) as tier,
  coalesce(r.name, l.published, l.names[1], l.short) as name,
  coalesce(r.parent_id, l.parent_id) as parent_id,
  r.first_date,
  r.last_date,
  coalesce(l.names, []) as said,
  if(r.organisation_id is null, 'list of agencies', 'award') as source
from recorded r
full join listed_agency l on l.own_id = r.organisation_id
order by organisation_id, parent_id
