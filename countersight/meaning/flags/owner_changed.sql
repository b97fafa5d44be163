-- Owner or supplier changed during the contract
--
-- why: Who was vetted is no longer who performs, and who profits is no longer who was chosen. A sale, a
--   novation or a change of name can also hide a supplier from those who follow its name.
-- source: FAR 42.12 (novation and change of name); FAR 52.204-17 (ownership or control of the offeror);
--   Open Contracting Partnership, Red Flags in Public Procurement (2024): change of ownership.
-- formula: The actions of the award bear supplier names of two families, or two parents; or an action says
--   that a party, its name or its identifier changed.
-- judged: Awards with two actions or more.
-- exclusions: Names that differ in case, signs and legal form only; suppliers whose names are withheld
--   because they are persons.
-- value: suppliers, or their parents, that the award's actions name | count
-- peers: share
-- reach: award
-- tables: supplier
with
kept as (
  select
    a.award_key, a.action_key, a.place, a.supplier, a.supplier_parent, s.supplier_key,
    regexp_replace(regexp_replace(lower(a.supplier_parent), '[^a-z0-9 ]', '', 'g'),
      '\b(inc|incorporated|llc|corp|corporation|co|company|ltd|limited|lp|llp|plc|the)\b|\s', '', 'g')
      as parent,
    list_contains(a.events, 'party_change') as said
  from act a left join supplier s
    on s.name = a.supplier and not starts_with(lower(a.supplier), 'individual ')
),
changed as (
  select
    award_key,
    count(*) as actions,
    count(distinct supplier_key) as suppliers,
    count(distinct parent) as parents,
    arg_min(supplier, place) as first_supplier, arg_max(supplier, place) as last_supplier,
    arg_min(supplier_parent, place) as first_parent, arg_max(supplier_parent, place) as last_parent,
    list(action_key order by place) filter (where said) as said
  from kept group by award_key
)
select
  award_key,
  suppliers > 1 or parents > 1 or said is not null as flagged,
  greatest(suppliers, parents) as value,
  case
    when suppliers > 1 and first_supplier <> last_supplier
      then format('The supplier went from {} to {}', first_supplier, last_supplier)
    when suppliers > 1 then format('{} suppliers are named, {} first and last', suppliers, first_supplier)
    when parents > 1 and first_parent <> last_parent
      then format('The supplier''s parent went from {} to {}', first_parent, last_parent)
    when parents > 1 then format('{} parents of the supplier are named', parents)
    else counted(len(said), 'action says', 'actions say') || ' that a party, its name or its identifier changed'
  end as why,
  coalesce(said, []) as action_keys
from changed
where actions > 1
