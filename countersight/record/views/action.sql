-- Each action in the version in force: the one seen last. An export shows few columns, so the
-- others are taken from the last full download of the action, where that is another version.
create temp view action as
with
in_part as (
  select version_id, newest_full from newest_version where newest_full <> version_id
),
whole as (
  select p.version_id as newest, v.*
  from version v join in_part p on p.newest_full = v.version_id
)
select
  f.action_key,
  f.award_key,
  v.award_id_piid as piid,
  coalesce(
    v.parent_award_id_piid, w.parent_award_id_piid,
    nullif(nullif(split_part(f.award_key, '_', 5), '-NONE-'), '')
  ) as parent_piid,
  v.modification_number as modification,
  coalesce(v.transaction_number, w.transaction_number) as transaction_number,
  v.action_date,
  v.federal_action_obligation as obligation,
  v.transaction_description as description,
  v.recipient_name as supplier,
  coalesce(v.recipient_uei, w.recipient_uei) as supplier_uei,
  coalesce(v.recipient_parent_name, w.recipient_parent_name) as supplier_parent,
  coalesce(a.short, w.awarding_sub_agency_name, v.awarding_sub_agency_name) as agency,
  coalesce(
    v.awarding_sub_agency_code, w.awarding_sub_agency_code,
    nullif(split_part(f.award_key, '_', 4), '')
  ) as agency_code,
  v.product_or_service_code_description as psc,
  v.naics_description as naics,
  coalesce(v.action_type_code, w.action_type_code) as action_type,
  coalesce(v.total_dollars_obligated, w.total_dollars_obligated) as total_obligated,
  coalesce(v.current_total_value_of_award, w.current_total_value_of_award) as current_value,
  coalesce(v.potential_total_value_of_award, w.potential_total_value_of_award) as ceiling,
  coalesce(v.award_type_code, w.award_type_code) as award_type,
  coalesce(v.extent_competed_code, w.extent_competed_code) as extent_competed,
  coalesce(
    v.other_than_full_and_open_competition_code, w.other_than_full_and_open_competition_code
  ) as not_competed_reason,
  coalesce(v.fair_opportunity_limited_sources_code, w.fair_opportunity_limited_sources_code)
    as fair_opportunity,
  try_cast(coalesce(v.number_of_offers_received, w.number_of_offers_received) as integer) as offers,
  coalesce(v.solicitation_date, w.solicitation_date) as solicitation_date,
  coalesce(v.undefinitized_action_code, w.undefinitized_action_code) as undefinitized,
  coalesce(v.period_of_performance_current_end_date, w.period_of_performance_current_end_date)
    as end_date,
  v.layout,
  f.first_seen,
  f.last_seen,
  f.version_id,
  f.pull
from newest_version f
join version v using (version_id)
left join whole w on w.newest = f.version_id
left join agency a on a.code = coalesce(v.awarding_sub_agency_code, w.awarding_sub_agency_code)
where not v.deleted
