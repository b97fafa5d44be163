-- Every way in which the record shows a supplier, once a version of a row: the party's columns, on
-- which award, when. Natural persons are no organisations. What the pulls show no more counts too:
-- a name that the source has since corrected is still a name by which others know the company.
create or replace temp table mention as
with shown as (
  select
    'award' as source,
    v.contract_award_unique_key as award_key,
    v.version_id,
    v.action_date as day,
    v.recipient_name as name,
    v.recipient_doing_business_as_name as trades_as,
    v.recipient_uei as uei,
    v.recipient_duns as duns,
    v.cage_code as cage,
    v.recipient_parent_name as parent,
    v.recipient_parent_uei as parent_uei,
    v.recipient_parent_duns as parent_duns,
    v.recipient_country_code as country,
    v.recipient_state_code as state,
    v.recipient_city_name as city,
    v.recipient_zip_4_code as zip,
    v.recipient_address_line_1 as street
  from version v
  where v.version_id in (select version_id from seen) and not v.deleted and not v.individual
  union all
  select
    'award summary', contract_award_unique_key, null, award_latest_action_date,
    recipient_name, recipient_doing_business_as_name, recipient_uei, recipient_duns, cage_code,
    recipient_parent_name, recipient_parent_uei, recipient_parent_duns, recipient_country_code,
    recipient_state_code, recipient_city_name, recipient_zip_4_code, recipient_address_line_1
  from award_summary
  where not individual
  union all
  select
    'subaward', null, null, subaward_action_date,
    subawardee_name, subawardee_dba_name, subawardee_uei, subawardee_duns, null,
    subawardee_parent_name, subawardee_parent_uei, subawardee_parent_duns,
    subawardee_country_code, subawardee_state_code, subawardee_city_name, subawardee_zip_code,
    subawardee_address_line_1
  from subaward
  where not individual
  union all
  select
    'prime of a subaward', prime_award_unique_key, null, prime_award_latest_action_date,
    prime_awardee_name, prime_awardee_dba_name, prime_awardee_uei, prime_awardee_duns, null,
    prime_awardee_parent_name, prime_awardee_parent_uei, prime_awardee_parent_duns,
    prime_awardee_country_code, prime_awardee_state_code, prime_awardee_city_name,
    prime_awardee_zip_code, prime_awardee_address_line_1
  from subaward
  where prime_awardee_name is not null
  union all
  select
    'release', null, null, date, unnest(string_split(supplier_names, ' | ')),
    null, null, null, null, null, null, null, null, null, null, null, null
  from release
  where supplier_names is not null
),
plain as (
  select
    source, award_key, version_id, day,
    nullif(trim(regexp_replace(name, '\s+', ' ', 'g')), '') as name,
    nullif(trim(trades_as), '') as trades_as,
    nullif(upper(trim(uei)), '') as uei,
    nullif(trim(duns), '') as duns,
    nullif(upper(trim(cage)), '') as cage,
    nullif(trim(parent), '') as parent,
    nullif(upper(trim(parent_uei)), '') as parent_uei,
    nullif(trim(parent_duns), '') as parent_duns,
    nullif(upper(trim(country)), '') as country,
    nullif(upper(trim(state)), '') as state,
    nullif(upper(trim(city)), '') as city,
    nullif(left(trim(zip), 5), '') as zip,
    nullif(upper(trim(street)), '') as street
  from shown
),
-- An export shows a name alone; where a full row of the same award shows that name with its
-- identifiers, they are one supplier.
identified as (
  select
    award_key, name,
    arg_max(
      {uei: uei, duns: duns, cage: cage, country: country, state: state, city: city, zip: zip,
       street: street},
      (day, uei, duns, cage, hash(country, state, city, zip, street))
    ) as known
  from plain
  where award_key is not null and (uei is not null or duns is not null or cage is not null)
  group by award_key, name
)
select
  *,
  hash(name, trades_as, uei, duns, cage, parent, parent_uei, parent_duns, country, state, city, zip,
    street) as record_id
from (
  select
    p.source, p.award_key, p.version_id, p.day, p.name, p.trades_as,
    if(brief, known.uei, p.uei) as uei,
    if(brief, known.duns, p.duns) as duns,
    if(brief, known.cage, p.cage) as cage,
    p.parent, p.parent_uei, p.parent_duns,
    if(placeless, known.country, p.country) as country,
    if(placeless, known.state, p.state) as state,
    if(placeless, known.city, p.city) as city,
    if(placeless, known.zip, p.zip) as zip,
    if(placeless, known.street, p.street) as street
  from (
    select
      *,
      uei is null and duns is null and cage is null as brief,
      brief and country is null and state is null and city is null and zip is null
        and street is null as placeless
    from plain
  ) p
  left join identified i on p.brief and i.award_key = p.award_key and i.name = p.name
  where p.name is not null
)
