-- A document an award, as the index takes it; `record` is what a page shows of it.
with
award as (
  select s.*, n.names as other_names
  from scratch.searched s
  left join scratch.named n using (organisation_id)
  where award_no between $first and $last
),
ranked as (from scratch.award_rank where award_no between $first and $last),
acted as (
  select
    award_no,
    list(distinct supplier) as names,
    list(distinct agency_code) as agency_codes,
    list(distinct psc) || list(distinct naics) as kinds,
    coalesce(arg_min(description, (action_date, modification, action_key)), '') as description,
    list(distinct description) as descriptions,
    list(distinct action_date - date '1970-01-01') as days,
    list(distinct first_seen::date - date '1970-01-01') as seen,
    list(distinct year(action_date + interval 3 month)) as fiscal_years,
    list(distinct year(action_date)::varchar) as calendar_years,
    list(distinct strftime(action_date, '%Y-%m')) as months
  from scratch.searched_action
  where award_no between $first and $last
  group by award_no
),
found as (
  select
    * exclude (names, other_names),
    list_distinct(names || coalesce(other_names, [])) as names
  from award join acted using (award_no) join ranked using (award_no)
)
select to_json(struct_pack(
  key := award_key, award_key, award_no,
  text := list_filter(
    descriptions || names || kinds || capabilities
      || [supplier, agency, piid, parent_piid, award_key, maker, product],
    lambda value: value is not null
  ),
  capability := capabilities, capability_is := capabilities,
  agency := list_filter([agency] || agency_codes, lambda value: value is not null),
  agency_is := if(agency is null, [], [agency]),
  supplier := list_filter([supplier] || names, lambda value: value is not null),
  supplier_is := if(supplier is null, [], [supplier]),
  maker := list_filter([maker, product], lambda value: value is not null),
  maker_is := if(maker is null, [], [maker]),
  year := fiscal_years, year_is := fiscal_years::varchar[],
  calendar_year := calendar_years, month := months,
  state := [state],
  competition := if(competition is null, [], [competition]),
  competition_is := if(competition is null, [], [competition]),
  flag := flags, flag_is := flags,
  description := list_filter(descriptions, lambda value: value is not null),
  piid := list_filter([piid, parent_piid], lambda value: value is not null),
  kind := list_filter(kinds, lambda value: value is not null),
  amount := (obligated * 100)::bigint,
  ceiling := if(ceiling is null, [], [(ceiling * 100)::bigint]),
  date := days, seen := seen,
  actions, by_date, by_amount, by_supplier,
  record := to_base64(encode(to_json(struct_pack(
    award_key, piid, parent_piid, supplier, maker, product, agency,
    capabilities := capabilities, flags := flags, state, competition,
    obligated := obligated::varchar, current_value := current_value::varchar,
    ceiling := ceiling::varchar, first_date, last_date, actions, description
  ))::varchar))
))::varchar as document
from found
order by award_no
