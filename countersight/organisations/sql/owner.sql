-- Whose an organisation is, from when to when, on what ground and by what source. Where sources
-- differ all of them are here. An organisation that its source names as its own parent has itself
-- as owner: no parent stands above it. So has one whose parent bears its name under another number,
-- which is a second registration and no other company.
-- Needs `bearer` (relation_key, organisation_id), `named` (scheme, id, name) and `listed_owner`.
with identified as (
  select value, min(organisation_id) as organisation_id
  from organisation_identifier where scheme in ('UEI', 'DUNS', 'LEI') group by value
),
own_name as (select distinct organisation_id, plain_name(name) as plain from organisation_name),
recorded as (
  select
    s.organisation_id,
    s.value as owner,
    case
      when i.organisation_id is not null then i.organisation_id
      when o.plain is not null then s.organisation_id
      when length(s.number) = 12 then 'UEI-' || s.number
      else 'DUNS-' || s.number
    end as owner_id,
    s.first_date as from_date,
    s.last_date as to_date,
    'named as its parent on ' || s.actions || if(s.actions = 1, ' row', ' rows') as basis,
    s.source,
    s.award_key
  from organisation_spell s
  left join identified i on i.value = s.number
  left join own_name o on o.organisation_id = s.organisation_id and o.plain = s.plain
  where s.kind = 'parent'
),
said as (
  select
    b.organisation_id,
    coalesce(r.parent_name, n.name, r.parent_id) as owner,
    coalesce(i.organisation_id, r.parent_scheme || '-' || r.parent_id) as owner_id,
    r.from_date,
    max(r.to_date) as to_date,
    min(r.basis || if(contains(r.status, 'lapsed'), ' (not renewed since)', '')) as basis,
    r.publisher || coalesce(': ' || max(r.reference), '') as source,
    null as award_key
  from relation r
  join bearer b using (relation_key)
  left join named n on n.scheme = r.parent_scheme and n.id = r.parent_id
  left join identified i on i.value = r.parent_id
  where r.kind in ('consolidated', 'ultimately consolidated', 'parent', 'subsidiary', 'merged')
    and coalesce(r.parent_name, r.parent_id) is not null
    and not regexp_matches(coalesce(r.status, ''), 'annulled|duplicate')
  group by b.organisation_id, 2, 3, r.from_date, r.kind, r.publisher, if(r.publisher = 'CSIS', null, r.reference)
)
select distinct * from (
  select * from recorded
  union all
  select * from said
  union all
  select organisation_id, owner, null, from_date, to_date, 'listed in the directory of the field',
    source, null
  from listed_owner
)
order by organisation_id, from_date nulls first, to_date nulls last, owner, source, basis
