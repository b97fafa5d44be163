-- Every action in the version in force, in the columns that are added up.
create or replace temp view in_force as
with
passed as (
  select version_id from contested where version_id not in (select newest from standing)
),
whole as (
  select
    s.newest, v.awarding_sub_agency_code, v.awarding_sub_agency_name,
    v.current_total_value_of_award, v.potential_total_value_of_award
  from version v join standing s on s.newest_full = v.version_id and s.newest_full <> s.newest
)
select
  hash(v.contract_award_unique_key) as award,
  starts_with(v.contract_award_unique_key, 'CONT_IDV_') as is_vehicle,
  v.deleted,
  v.modification_number as modification,
  v.action_date,
  v.recipient_name as supplier,
  coalesce(a.short, w.awarding_sub_agency_name, v.awarding_sub_agency_name) as agency,
  coalesce(
    v.awarding_sub_agency_code, nullif(split_part(v.contract_award_unique_key, '_', 4), '')
  ) as own_agency_code,
  coalesce(v.current_total_value_of_award, w.current_total_value_of_award) as current_value,
  coalesce(v.potential_total_value_of_award, w.potential_total_value_of_award) as ceiling,
  v.layout,
  v.transaction_description as description,
  l.last_seen
from version v
join lit l
  on l.block = v.version_id >> 6 and v.version_id between l.first_version and l.last_version
anti join passed p on p.version_id = v.version_id
left join whole w on w.newest = v.version_id
left join agency a on a.code = coalesce(v.awarding_sub_agency_code, w.awarding_sub_agency_code)
