-- Table `searched`: an award, with all that can be asked of it. `*_is` are whole values (facets).
create temp table searched as
with
last_state as (
  select award_key, arg_max(state, position) as state from state group by award_key
),
competed as (
  select contract_award_unique_key as award_key, arg_max(extent_competed, action_date) as competed
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
named as (
  select organisation_id, list(distinct name) as names from organisation_name group by all
),
paid as (
  select s.award_key, any_value(o.name) as name, any_value(n.names) as names
  from award_supplier s
  join organisation o using (organisation_id)
  left join named n using (organisation_id)
  group by s.award_key
),
made as (
  select award_key, any_value(maker) as maker, any_value(product) as product
  from maker group by award_key
),
acted as (
  select
    award_key,
    list(distinct supplier) as names,
    list(distinct agency_code) as agency_codes,
    list(distinct psc) || list(distinct naics) as kinds,
    coalesce(arg_min(description, (action_date, modification)), '') as description
  from action group by award_key
)
select
  row_number() over (order by a.award_key) as award_no,
  a.award_key, a.piid, a.parent_piid, a.agency, a.obligated, a.current_value, a.ceiling,
  a.actions, a.first_date, a.last_date,
  list_distinct(t.names || coalesce(p.names, [])) as names, t.agency_codes, t.kinds, t.description,
  coalesce(p.name, s.display, a.supplier) as supplier,
  m.maker, m.product,
  coalesce(c.capabilities, []) as capabilities,
  coalesce(f.flags, []) as flags,
  coalesce(l.state, 'unknown') as state,
  e.competed as competition
from award a
join acted t using (award_key)
left join supplier s on s.name = a.supplier
left join paid p using (award_key)
left join made m using (award_key)
left join capable c using (award_key)
left join flagged f using (award_key)
left join last_state l using (award_key)
left join competed e using (award_key)
