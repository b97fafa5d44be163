-- Organisations: companies with the awards that they were paid for, agencies with those they made.
with named as (
  select organisation_id, arg_max(name, (last_date, mentions, name)) as name
  from party
  group by organisation_id
),
-- Where most of its records are; of equals the first by name.
placed as (
  select organisation_id, arg_max(country, (records, country)) as country
  from (
    select organisation_id, country, count(*) as records from party
    where country is not null group by organisation_id, country
  )
  group by organisation_id
),
paid as (
  select
    s.organisation_id,
    count(a.award_key) as actions, count(distinct s.award_key) as awards,
    sum(a.obligation) as obligated,
    min(a.action_date) as first_date, max(a.action_date) as last_date
  from ({award_supplier}) s
  left join acted a using (award_key)
  group by s.organisation_id
),
agency_made as (
  select
    coalesce('AGENCY-' || agency_code, 'AGENCY-' || upper(agency)) as organisation_id,
    arg_max(agency, (action_date, agency)) as name,
    count(*) as actions, count(distinct award_key) as awards, sum(obligation) as obligated,
    min(action_date) as first_date, max(action_date) as last_date
  from acted
  where coalesce(agency_code, agency) is not null and agency is not null
  group by 1
)
select
  n.organisation_id, 'company' as kind, n.name, l.country,
  coalesce(p.actions, 0)::bigint as actions, coalesce(p.awards, 0)::bigint as awards,
  coalesce(p.obligated, 0)::decimal(38, 2) as obligated, p.first_date, p.last_date
from named n
left join placed l using (organisation_id)
left join paid p using (organisation_id)
union all
select
  organisation_id, 'agency', name, 'USA', actions::bigint, awards::bigint,
  coalesce(obligated, 0)::decimal(38, 2), first_date, last_date
from agency_made
order by organisation_id
