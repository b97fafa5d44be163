-- Each action in the version in force: the one seen last. An export shows few columns, so the
-- others are taken from the last full download of the action, where that is another version.
-- Time and number of a version are one whole number: the engine keeps the greatest of those in a
-- fraction of the memory that pairs take, and a record of all years must fit.
create temp view action as
with
ranked as (
  select
    action_key,
    (epoch_us(last_seen)::hugeint << 40) + version_id as rank,
    family <> 'spending_by_transaction' as is_full
  from seen
),
in_force as (
  select
    action_key,
    (max(rank) & 1099511627775)::bigint as newest,
    (max(rank) filter (where is_full) & 1099511627775)::bigint as newest_full
  from ranked
  group by action_key
),
in_part as (
  select newest, newest_full from in_force where newest_full <> newest
),
whole as (
  select p.newest, v.*
  from version v join in_part p on p.newest_full = v.version_id
)
select
  f.action_key,
  s.award_key,
  v.award_id_piid as piid,
  coalesce(
    v.parent_award_id_piid, w.parent_award_id_piid,
    nullif(nullif(split_part(s.award_key, '_', 5), '-NONE-'), '')
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
    nullif(split_part(s.award_key, '_', 4), '')
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
  s.first_seen,
  s.last_seen,
  f.newest as version_id,
  s.pull
from in_force f
join seen s on s.version_id = f.newest
join version v on v.version_id = f.newest
left join whole w on w.newest = f.newest
left join agency a on a.code = coalesce(v.awarding_sub_agency_code, w.awarding_sub_agency_code)
where not v.deleted
