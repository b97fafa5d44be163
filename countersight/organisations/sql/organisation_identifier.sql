-- Every identifier of every organisation, where it was seen and when.
with borne as (
  select organisation_id, 'UEI' as scheme, uei as value, source, first_date, last_date from party
  union all
  select organisation_id, 'DUNS', duns, source, first_date, last_date from party
  union all
  select organisation_id, 'CAGE', cage, source, first_date, last_date from party
  union all
  select organisation_id, 'LEI', value, source, null, null from registered
)
select
  organisation_id, scheme, value, source,
  min(first_date) as first_date, max(last_date) as last_date
from borne
where value is not null
group by organisation_id, scheme, value, source
order by organisation_id, scheme, value, source
