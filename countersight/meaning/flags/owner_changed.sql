-- Owner or supplier changed during the contract
--
-- why: Who was vetted is no longer who performs, and who profits is no longer who was chosen. A sale, a
--   novation or a change of name can also hide a supplier from those who follow its name.
-- source: FAR 42.12 (novation and change of name); FAR 52.204-17 (ownership or control of the offeror);
--   Open Contracting Partnership, Red Flags in Public Procurement (2024): change of ownership.
-- formula: The actions of the award bear supplier names of two families, or two parents; or an action says
--   that a party or its name changed; or the supplier's parent changed, or it was merged or spun off, by
--   any row of the record or a publisher of ownership, on a day between the first and the last action.
-- judged: Awards with two actions or more.
-- exclusions: Names that differ in case, signs and legal form only; a new identifier alone; suppliers whose
--   names are withheld because they are persons.
-- pattern identifiers: \b(?:UEI|DUNS|CAGE|UNIQUE ENTITY)\b
-- value: suppliers, or their parents, that the award's actions name | count
-- peers: share
-- reach: award
-- tables: supplier
-- helped: award_supplier, organisation_event
with
said as (
  select l.action_key
  from lifecycle l cross join unnest(l.evidence) as t (e)
  where e.event = 'party_change'
  group by l.action_key
  having not bool_and(coalesce(regexp_matches(upper(e.words), $identifiers), false))
),
sold as (
  select
    o.award_key, min(e.day) as day, arg_min(e.event, e.place) as event,
    arg_min(e.was, e.place) as was, arg_min(e.is_now, e.place) as is_now
  from award_supplier o
  join subject s using (award_key)
  join (
    select *, (day, event, was, is_now) as place from organisation_event
  ) e using (organisation_id)
  where e.event in ('parent changed', 'merged', 'spun off')
    and e.day > s.first_date and e.day <= s.last_date
  group by o.award_key
),
kept as (
  select
    a.award_key, a.action_key, a.place, a.supplier, a.supplier_parent, s.supplier_key,
    regexp_replace(regexp_replace(lower(a.supplier_parent), '[^a-z0-9 ]', '', 'g'),
      '\b(inc|incorporated|llc|corp|corporation|co|company|ltd|limited|lp|llp|plc|the)\b|\s', '', 'g')
      as parent,
    a.action_key in (from said) as said
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
  suppliers > 1 or parents > 1 or said is not null or sold.award_key is not null as flagged,
  greatest(suppliers, parents) as value,
  case
    when suppliers > 1 and first_supplier <> last_supplier
      then format('The supplier went from {} to {}', first_supplier, last_supplier)
    when suppliers > 1 then format('{} suppliers are named, {} first and last', suppliers, first_supplier)
    when parents > 1 and first_parent <> last_parent
      then format('The supplier''s parent went from {} to {}', first_parent, last_parent)
    when parents > 1 then format('{} parents of the supplier are named', parents)
    when said is not null
      then counted(len(said), 'action says', 'actions say') || ' that a party or its name changed'
    when sold.event = 'parent changed'
      then format('The supplier''s parent had become {} instead of {} by {}', sold.is_now, sold.was, day(sold.day))
    else format('The supplier was {} on {}: {}, {}', sold.event, day(sold.day), sold.was, sold.is_now)
  end as why,
  coalesce(said, []) as action_keys
from changed left join sold using (award_key)
where actions > 1
