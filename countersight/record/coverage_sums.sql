-- What `coverage_actions.sql` gives, where the record was added up already.
select
  r.*,
  (select list(agency) filter (where agency is not null) from agency_sum) as agencies
from record_sum r
