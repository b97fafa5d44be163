-- A document an action, as the index takes it, with what is known of its award.
with
award as (
  select s.*, coalesce(n.names, []) as names
  from scratch.searched s
  left join scratch.named n using (organisation_id)
  where award_no between $first and $last
),
ranked as (from scratch.action_rank where award_no between $first and $last),
found as (
  select
    s.*, a.action_key, a.modification, a.action_date, a.obligation, a.first_seen,
    a.description as said, a.agency as action_agency, a.agency_code, a.supplier as paid,
    a.psc, a.naics, r.by_date, r.by_amount, r.by_supplier
  from scratch.searched_action a
  join award s using (award_no)
  join ranked r on r.award_no = a.award_no and r.action_key = a.action_key
  where a.award_no between $first and $last
)
select to_json(struct_pack(
  key := action_key, award_key, award_no,
  text := list_filter(
    [said, paid, supplier, psc, naics, action_agency, piid, parent_piid, award_key, maker, product]
      || capabilities,
    lambda value: value is not null
  ),
  capability := capabilities, capability_is := capabilities,
  agency := list_filter([action_agency, agency_code], lambda value: value is not null),
  agency_is := if(action_agency is null, [], [action_agency]),
  supplier := list_filter([supplier, paid] || names, lambda value: value is not null),
  supplier_is := if(supplier is null, [], [supplier]),
  maker := list_filter([maker, product], lambda value: value is not null),
  maker_is := if(maker is null, [], [maker]),
  year := [year(action_date + interval 3 month)],
  year_is := [year(action_date + interval 3 month)::varchar],
  calendar_year := [year(action_date)::varchar],
  month := [strftime(action_date, '%Y-%m')],
  state := [state],
  competition := if(competition is null, [], [competition]),
  competition_is := if(competition is null, [], [competition]),
  flag := flags, flag_is := flags,
  description := if(said is null, [], [said]),
  piid := list_filter([piid, parent_piid], lambda value: value is not null),
  kind := list_filter([psc, naics], lambda value: value is not null),
  amount := (obligation * 100)::bigint,
  ceiling := if(ceiling is null, [], [(ceiling * 100)::bigint]),
  date := [action_date - date '1970-01-01'],
  seen := [first_seen::date - date '1970-01-01'],
  actions := 1, by_date, by_amount, by_supplier,
  record := to_base64(encode(to_json(struct_pack(
    action_key, award_key, piid, modification, action_date, obligation := obligation::varchar,
    supplier, agency := action_agency, state, description := coalesce(said, '')
  ))::varchar))
))::varchar as document
from found
order by award_no, by_date
