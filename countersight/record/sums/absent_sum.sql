-- How many actions the record shows no more, by what is known of why (see `views/absent.sql`).
create or replace temp table absent_sum as
with
last as (
  select
    deleted,
    own_agency_code as agency_code,
    (year(action_date) + case when month(action_date) >= 10 then 1 else 0 end) as fiscal_year,
    last_seen,
    count(*) as actions
  from in_force
  group by all
),
read_later as (
  select c.agency_code, c.fiscal_year, max(p.seen_at) as seen_at
  from coverage c join pull p using (pull)
  where p.scope in ('full', 'selection')
  group by all
)
select 'deleted by the source' as status, sum(actions)::bigint as actions
from last where deleted having sum(actions) > 0
union all
select 'not seen since', sum(l.actions)::bigint
from last l join read_later r using (agency_code, fiscal_year)
where not l.deleted and r.seen_at > l.last_seen
having sum(l.actions) > 0
