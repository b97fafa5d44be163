-- The offices of agencies by their names: what the record's awards show, with what was obligated,
-- and what lists of offices tell (table `relation`).
with shown as (
  select
    v.awarding_sub_agency_code as code, v.awarding_office_code as office_code,
    trim(v.awarding_office_name) as name, a.action_date, a.obligation
  from action a
  join version v using (version_id)
  where v.awarding_office_code is not null and v.awarding_sub_agency_code is not null
),
told as (
  select
    'AGENCY-' || code as organisation_id, office_code, name, 'award' as source,
    min(action_date) as first_date, max(action_date) as last_date, count(*) as actions,
    sum(obligation)::decimal(38, 2) as obligated
  from shown group by code, office_code, name
  union all
  select
    'AGENCY-' || parent_id, child_id, child_name, publisher, min(from_date), max(to_date), null, null
  from relation
  where kind = 'office' and parent_id is not null
  group by parent_id, child_id, child_name, publisher
)
select * from told
order by organisation_id, office_code, first_date nulls last, name, source
