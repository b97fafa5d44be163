-- Where an organisation does its business: the towns of its addresses, and when they were seen.
select
  organisation_id, country, state, city,
  min(first_date) as first_date, max(last_date) as last_date,
  sum(mentions)::bigint as actions
from party
where coalesce(city, state, country) is not null
group by organisation_id, country, state, city
order by organisation_id, actions desc, country, state, city
