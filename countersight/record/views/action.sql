-- Each action in the version in force: the one seen last. An export shows few columns, so the
-- others are taken from the last full download of the action.
create temp view action as
with in_force as (
  select
    award_key,
    action_key,
    arg_max(seen, (last_seen, version_id)) as newest,
    arg_max(version_id, (last_seen, version_id)) filter (where family <> 'spending_by_transaction')
      as full_id
  from seen
  group by award_key, action_key
)
select
  f.action_key,
  f.award_key,
  v.award_id_piid as piid,
  coalesce(w.parent_award_id_piid, nullif(nullif(split_part(f.award_key, '_', 5), '-NONE-'), ''))
    as parent_piid,
  v.modification_number as modification,
  w.transaction_number,
  v.action_date,
  v.federal_action_obligation as obligation,
  v.transaction_description as description,
  v.recipient_name as supplier,
  w.recipient_uei as supplier_uei,
  w.recipient_parent_name as supplier_parent,
  coalesce(a.short, w.awarding_sub_agency_name, v.awarding_sub_agency_name) as agency,
  coalesce(w.awarding_sub_agency_code, nullif(split_part(f.award_key, '_', 4), '')) as agency_code,
  v.product_or_service_code_description as psc,
  v.naics_description as naics,
  w.action_type_code as action_type,
  w.total_dollars_obligated as total_obligated,
  w.current_total_value_of_award as current_value,
  w.potential_total_value_of_award as ceiling,
  w.award_type_code as award_type,
  w.extent_competed_code as extent_competed,
  w.other_than_full_and_open_competition_code as not_competed_reason,
  w.fair_opportunity_limited_sources_code as fair_opportunity,
  try_cast(w.number_of_offers_received as integer) as offers,
  w.solicitation_date,
  w.undefinitized_action_code as undefinitized,
  w.period_of_performance_current_end_date as end_date,
  v.layout,
  f.newest.first_seen as first_seen,
  f.newest.last_seen as last_seen,
  f.newest.version_id as version_id,
  f.newest.pull as pull
from in_force f
join version v on v.version_id = f.newest.version_id
left join version w on w.version_id = f.full_id
left join agency a on a.code = w.awarding_sub_agency_code
where not v.deleted
