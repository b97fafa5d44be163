-- What the record altered after the fact: for each two versions of a row that followed one
-- another, the fields that both show and that differ. A column that only one layout carries, and
-- a description that an export cut short, are no change; a row that its source marked deleted is
-- one change, in the field `deleted`. Filled in for each grain; `change` is all of them.
create temp view {view} as
with
shown as (
  select distinct action_key, version_id, sighted_in as pull, seen_at from {sighted}
),
followed as (
  select
    action_key,
    lag(version_id) over successive as old_id, version_id as new_id,
    lag(pull) over successive as from_pull, pull as to_pull,
    lag(seen_at) over successive as from_seen, seen_at as to_seen
  from shown
  window successive as (partition by action_key order by seen_at, pull, version_id)
),
pair as (select * from followed where old_id <> new_id),
touched as (select old_id as version_id from pair union select new_id from pair),
touched_cell as (
  select version_id, {cells} from {version} where version_id in (select version_id from touched)
),
cell as (
  from touched_cell
  unpivot include nulls (cell for field in (columns(* exclude (version_id))))
)
select
  p.action_key,
  coalesce(n.{award_key}, o.{award_key}) as award_key,
  coalesce(n.{piid}, o.{piid}) as piid,
  coalesce({new_part}, {old_part}) as modification,
  'deleted' as field,
  o.deleted::varchar as old,
  n.deleted::varchar as new,
  p.from_pull, p.to_pull, p.from_seen, p.to_seen, {grain} as grain
from pair p
join {version} o on o.version_id = p.old_id
join {version} n on n.version_id = p.new_id
where o.deleted <> n.deleted
union all
select
  p.action_key,
  n.{award_key} as award_key,
  n.{piid} as piid,
  {new_part} as modification,
  b.field,
  a.cell as old,
  b.cell as new,
  p.from_pull, p.to_pull, p.from_seen, p.to_seen, {grain} as grain
from pair p
join {version} o on o.version_id = p.old_id
join {version} n on n.version_id = p.new_id
join cell a on a.version_id = p.old_id
join cell b on b.version_id = p.new_id and b.field = a.field
where a.cell is distinct from b.cell
  and not (o.deleted or n.deleted)
  and (o.family = n.family or b.field in ({core}))
  and not (
    o.family <> n.family and b.field = 'transaction_description'
    and left(a.cell, {cut}) = left(b.cell, {cut})
  )
