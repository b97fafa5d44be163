-- An award a row, as its actions tell it from the first to the last. `peers` is the group that it
-- is compared with, and `peers_are` says which in words: awards of the same agency, kind of product
-- or service (PSC) and fiscal year, or without the kind where those are fewer than $least_peers.
create or replace temp table subject as
with
told as (
  select
    award_key,
    any_value(piid) as piid,
    any_value(parent_piid) as parent_piid,
    arg_min(agency, (action_date, modification, version_id)) as agency,
    arg_min(agency_code, (action_date, modification, version_id)) as agency_code,
    arg_min(supplier, (action_date, modification, version_id)) as supplier,
    arg_min(psc, (action_date, modification, version_id)) as psc,
    arg_min(extent_competed, (action_date, modification, version_id)) as extent_competed,
    arg_min(not_competed_reason, (action_date, modification, version_id)) as not_competed_reason,
    arg_min(fair_opportunity, (action_date, modification, version_id)) as fair_opportunity,
    arg_min(offers, (action_date, modification, version_id)) as offers,
    arg_min(solicitation_date, (action_date, modification, version_id)) as solicitation_date,
    arg_min(undefinitized, (action_date, modification, version_id)) as undefinitized,
    arg_max(end_date, (action_date, modification, version_id)) as end_date,
    arg_min(ceiling, (action_date, modification, version_id)) as first_ceiling,
    arg_max(ceiling, (action_date, modification, version_id)) as ceiling,
    count(ceiling) as ceilings,
    sum(obligation) as obligated,
    max(obligation) as most_obligated,
    min(action_date) as first_date,
    max(action_date) as last_date,
    count(*) as actions
  from action
  group by award_key
),
base as (
  select
    award_key,
    arg_min(action_key, place) as base_key,
    min(action_date) as base_date,
    sum(obligation) as base_obligation,
    arg_min(description, place) as base_description
  from act where is_base group by award_key
),
dated as (
  select
    t.*, b.* exclude (award_key), b.award_key is not null as has_base,
    year(first_date) + (month(first_date) >= 10)::integer as fiscal_year
  from told t left join base b using (award_key)
),
grouped as (
  select
    *,
    count(*) over (partition by agency, psc, fiscal_year) >= $least_peers and psc is not null
      as by_kind
  from dated
)
select
  *,
  hash(agency, case when by_kind then psc end, fiscal_year) as peers,
  'awards of ' || coalesce(agency, 'an agency without a name')
    || case when by_kind then ' for ' || psc else '' end
    || ' first seen in fiscal year ' || fiscal_year as peers_are
from grouped
