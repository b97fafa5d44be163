-- Whom the record names as an organisation's parent, from the first to the last row that does.
-- What it is itself called is no parent.
select
  organisation_id,
  parent,
  max(parent_uei) as parent_uei,
  max(parent_duns) as parent_duns,
  string_agg(distinct source, ', ' order by source) as source,
  min(first_date) as first_date,
  max(last_date) as last_date,
  sum(mentions)::bigint as actions
from party
where parent is not null
group by organisation_id, parent
order by organisation_id, first_date, parent
