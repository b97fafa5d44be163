-- Every name of every organisation, where it was seen, when, and on how many rows.
select
  organisation_id, name, source,
  min(first_date) as first_date, max(last_date) as last_date,
  sum(mentions)::bigint as actions
from (
  select organisation_id, name, source, first_date, last_date, mentions from party
  union all
  select organisation_id, trades_as, 'trading name', first_date, last_date, mentions
  from party
  where trades_as is not null and upper(trades_as) <> upper(name)
  union all
  select
    coalesce('AGENCY-' || agency_code, 'AGENCY-' || upper(agency)), agency, 'award',
    action_date, action_date, 1
  from acted
  where agency is not null
)
group by organisation_id, name, source
order by organisation_id, actions desc, name, source
