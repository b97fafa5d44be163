-- How each staged row of one grain ends, and which version it is a sighting of.
-- Reads `staged` (this pull's files of the grain) and `sighted` (the store's, before it).
insert into fate
with
incoming as (
  select version_id, file, source_row, action_key, family, deleted, content, core, withheld, extra
  from staged
),
-- Within a pull the first row of an action stands; others repeat it or contradict it.
ordered as (
  select
    *,
    row_number() over same_action as nth,
    first(content) over same_action as first_content,
    first(core) over same_action as first_core,
    first(family) over same_action as first_family
  from incoming
  where action_key is not null
  window same_action as (partition by action_key, deleted order by version_id)
),
-- The versions that the store has of these actions, each with its last sighting up to this
-- pull's time and its first after it: an older download may be loaded after a newer one.
known as (
  select
    version_id, action_key, family, deleted, content, core,
    max(seen_at) filter (where seen_at <= $seen_at) as seen_before,
    min(seen_at) filter (where seen_at > $seen_at) as seen_after
  from sighted
  where action_key in (select action_key from incoming)
  group by all
),
in_force as (
  select
    action_key,
    coalesce(
      arg_max(known, (seen_before, version_id)) filter (where seen_before is not null),
      arg_min(known, (seen_after, version_id)) filter (where seen_before is null)
    ) as was
  from known
  group by action_key
),
-- The same content, seen before: a value that changed and changed back.
twin as (
  select action_key, family, deleted, content, min(version_id) as version_id
  from known
  group by all
),
compared as (
  select
    o.*,
    t.version_id as twin_id,
    f.was.version_id as was_id,
    f.was.family as was_family,
    case
      when f.was is null then null
      when o.deleted or f.was.deleted then o.deleted = f.was.deleted
      when o.family = f.was.family then o.content = f.was.content
      else o.core = f.was.core
    end as same_as_was,
    case when o.family = o.first_family then o.content = o.first_content else o.core = o.first_core end
      as same_as_first
  from ordered o
  left join in_force f using (action_key)
  left join twin t
    on t.action_key = o.action_key and t.family = o.family and t.deleted = o.deleted
    and t.content = o.content
),
ended as (
  select
    *,
    case
      when nth > 1 and same_as_first then 'repeated'
      when nth > 1 then 'quarantined'
      when deleted then 'deleted'
      when same_as_was is null then 'new'
      when same_as_was then 'unchanged'
      else 'changed'
    end as status
  from compared
)
select
  version_id, file, source_row, withheld, status,
  case when status = 'quarantined' then 'another row of this pull has the same key and other content'
  end as problem,
  case
    when status = 'quarantined' then null
    -- A repeat adds a sighting only where it shows columns that the first row did not.
    when status = 'repeated' and (family = first_family or family = $export) then null
    -- An export that says what a full download said is a sighting of the fuller version.
    when status = 'unchanged' and family <> was_family and family = $export then was_id
    else coalesce(twin_id, version_id)
  end as sighted
from ended
union all
select version_id, file, source_row, withheld, 'quarantined', extra, null
from incoming
where action_key is null
