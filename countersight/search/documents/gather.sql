-- What documents are made of, in a database of its own on disk (`scratch`), each table in the order
-- of `award_no`, so that documents can be made of a few awards at a time within little memory.
create table scratch.action as
select
  action_key, award_key, piid, parent_piid, modification, action_date, obligation, description,
  supplier, agency, agency_code, psc, naics, current_value, ceiling, first_seen, version_id
from action;
create or replace temp view action as from scratch.action;
-- An award, with all that later stages know of it.
create table scratch.searched as
with
last_state as (
  select award_key, arg_max(state, position) as state from state group by award_key
),
competed as (
  select contract_award_unique_key as award_key, arg_max(extent_competed, (action_date, extent_competed)) as competed
  from version
  where extent_competed is not null
  group by all
),
capable as (
  select award_key, list(distinct capability order by capability) as capabilities
  from capability group by award_key
),
flagged as (
  select award_key, list(distinct flag order by flag) as flags from flag group by award_key
),
paid as (
  select award_key, any_value(organisation_id) as organisation_id
  from award_supplier group by award_key
),
made as (
  select award_key, any_value(maker) as maker, any_value(product) as product
  from maker group by award_key
)
select
  row_number() over (order by a.award_key) as award_no,
  a.award_key, a.piid, a.parent_piid, a.agency, a.obligated, a.current_value, a.ceiling,
  a.actions, a.first_date, a.last_date,
  p.organisation_id,
  coalesce(o.name, s.display, a.supplier) as supplier,
  m.maker, m.product,
  coalesce(c.capabilities, []) as capabilities,
  coalesce(f.flags, []) as flags,
  coalesce(l.state, 'unknown') as state,
  e.competed as competition
from award a
left join supplier s on s.name = a.supplier
left join paid p using (award_key)
left join organisation o using (organisation_id)
left join made m using (award_key)
left join capable c using (award_key)
left join flagged f using (award_key)
left join last_state l using (award_key)
left join competed e using (award_key)
order by award_no;
create table scratch.searched_action as
select s.award_no, a.* exclude (award_key, piid, parent_piid)
from action a
join scratch.searched s using (award_key)
order by s.award_no, a.action_date desc, a.modification, a.action_key;
-- The place of each document in each order; no two share one.
create table scratch.award_rank as
select
  award_no,
  row_number() over (order by last_date desc, award_no) as by_date,
  row_number() over (order by obligated desc, award_no) as by_amount,
  row_number() over (order by lower(supplier) nulls last, award_no) as by_supplier
from scratch.searched
order by award_no;
create table scratch.action_rank as
select
  a.award_no, a.action_key,
  row_number() over newest as by_date,
  row_number() over (
    order by abs(obligation) desc, action_date desc, award_no, modification, action_key
  ) as by_amount,
  row_number() over (
    order by r.by_supplier, action_date desc, modification, action_key
  ) as by_supplier
from scratch.searched_action a
join scratch.award_rank r using (award_no)
window newest as (
  order by action_date desc, abs(obligation) desc, award_no, modification, action_key
)
order by award_no;
create table scratch.named as
select organisation_id, list(distinct name) as names from organisation_name group by all;
