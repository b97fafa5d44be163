-- What became of an organisation: other names, other parents, mergers, novations. `day` is the one
-- from which it shows, `last_before` the last day on which it did not yet. The record shows that a
-- name or a parent is another; why, only words tell.
-- Needs `owner`, `bearer` and `listed_name`.
with
-- One after another: who is named second begins later and lasts longer.
renamed as (
  select
    a.organisation_id, a.source, a.value as was, b.value as is_now, b.first_date as day,
    a.last_date as last_before, b.award_key,
    row_number() over (
      partition by a.organisation_id, a.source, a.borne_by, a.plain, a.first_date
      order by b.first_date, b.last_date, b.value
    ) as nth,
    row_number() over (
      partition by a.organisation_id, a.source, a.borne_by, b.plain, b.first_date
      order by a.last_date desc, a.first_date desc, a.value
    ) as nth_back
  from organisation_spell a
  join organisation_spell b
    on b.organisation_id = a.organisation_id and b.kind = 'name' and b.source = a.source
    and b.borne_by = a.borne_by and b.plain <> a.plain
    and b.first_date > a.first_date and b.last_date > a.last_date
  where a.kind = 'name'
    -- Old layouts cut names short.
    and not (length(a.plain) >= 20 and starts_with(b.plain, a.plain))
    and not (length(b.plain) >= 20 and starts_with(a.plain, b.plain))
),
sold as (
  select
    a.organisation_id, a.source, a.owner as was, b.owner as is_now, b.from_date as day,
    a.to_date as last_before, b.award_key, b.owner_id,
    row_number() over (
      partition by a.organisation_id, a.source, a.owner, a.owner_id, a.from_date
      order by b.from_date, b.to_date, b.owner, b.owner_id
    ) as nth,
    row_number() over (
      partition by a.organisation_id, a.source, b.owner, b.owner_id, b.from_date
      order by a.to_date desc, a.from_date desc, a.owner, a.owner_id
    ) as nth_back
  from owner a
  join owner b
    on b.organisation_id = a.organisation_id and b.source = a.source
    and b.from_date > a.from_date and b.to_date > a.to_date
    and b.owner_id is distinct from a.owner_id
    -- A number of another register is no other company.
    and (plain_name(b.owner) <> plain_name(a.owner)
      or (starts_with(a.owner_id, 'UEI-') and starts_with(b.owner_id, 'UEI-')))
  where starts_with(a.basis, 'named as its parent') and starts_with(b.basis, 'named as its parent')
),
-- A party changed, as an action says; who performs then is the organisation that the award is with,
-- or one that bears the name on the action.
said as (
  select
    l.action_key, a.award_key, a.action_date as day, a.description, a.supplier,
    string_agg(distinct e.words, '; ' order by e.words) as words,
    bool_or(e.basis = 'code' and e.words = 'J') as novated
  from lifecycle l
  join action a using (action_key)
  cross join unnest(l.evidence) as t (e)
  where e.event = 'party_change'
  group by all
),
supplier_of as (
  select s.action_key,
    coalesce(
      max(n.organisation_id) filter (where n.organisation_id = w.organisation_id),
      case when count(distinct n.organisation_id) = 1 then max(n.organisation_id) end,
      any_value(w.organisation_id)
    ) as organisation_id
  from said s
  left join organisation_name n on n.name = trim(regexp_replace(s.supplier, '\s+', ' ', 'g'))
  left join award_supplier w on w.award_key = s.award_key
  group by s.action_key
),
-- Of two that follow each other on awards both ways, the more frequent order is told.
followed as (
  select s.*, a.name as was, b.name as is_now
  from organisation_succession s
  join organisation a on a.organisation_id = s.organisation_id
  join organisation b on b.organisation_id = s.successor_id
  left join organisation_succession r
    on r.organisation_id = s.successor_id and r.successor_id = s.organisation_id
  where s.awards > coalesce(r.awards, 0)
),
told as (
  select organisation_id, 'renamed' as event, day, last_before, was, is_now, null as other_id,
    null as words, source, award_key, null as action_key
  from renamed where nth = 1 and nth_back = 1
  union all
  select organisation_id,
    if(plain_name(was) = plain_name(is_now), 'parent under another number', 'parent changed'), day, last_before, was, is_now, owner_id, null, source,
    award_key, null
  from sold where nth = 1 and nth_back = 1
  union all
  select o.organisation_id,
    case
      when s.novated or regexp_matches(s.words, '(?i)novat|successor') then 'novated'
      when regexp_matches(s.words, '(?i)name') then 'renamed'
      when regexp_matches(s.words, '(?i)uei|duns|cage|identifier|unique entity') then 'renumbered'
      else 'party changed'
    end,
    s.day, null, null, null, null, coalesce(s.description, s.words), 'action', s.award_key, s.action_key
  from said s join supplier_of o using (action_key)
  where o.organisation_id is not null
  union all
  select organisation_id, 'followed on awards', first_after, last_before, was, is_now, successor_id,
    'renamed, merged or novated: ' || awards || if(awards = 1, ' award goes on', ' awards go on')
      || ' under the other name', 'award', null, null
  from followed
  union all
  select successor_id, 'follows on awards', first_after, last_before, was, is_now, organisation_id,
    'renamed, merged or novated: ' || awards || if(awards = 1, ' award goes on', ' awards go on')
      || ' under its name', 'award', null, null
  from followed
  union all
  select b.organisation_id, r.kind, r.from_date, null, r.child_name, r.parent_name, null, r.basis,
    r.publisher || coalesce(': ' || r.reference, ''), null, null
  from relation r join bearer b using (relation_key)
  where r.kind in ('merged', 'spun off')
  union all
  select organisation_id, 'renamed', day, null, was, is_now, null,
    'a former name by the directory of the field', source, null, null
  from listed_name
)
select distinct * from told
order by organisation_id, day nulls first, event, was, is_now, source, action_key, words, other_id
