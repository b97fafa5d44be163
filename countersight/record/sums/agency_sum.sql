-- What the record holds of each agency.
create or replace temp table agency_sum as
select
  agency,
  sum(actions)::bigint as actions,
  count(*) as awards,
  min(first_date) as first_date,
  max(last_date) as last_date
from award_sum
group by agency
