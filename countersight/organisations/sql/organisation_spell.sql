-- Over what time each source of the record calls an organisation by a name, and over what time it
-- names a parent for it. A spell ends where rows of a year or more say another thing instead.
-- `number` is the UEI (else the DUNS) that the rows bear: the organisation's, or the parent's.
with
-- A DUNS that some row shows beside a UEI is read as that UEI.
paired as (
  select organisation_id, duns, max(uei) as uei
  from party where duns is not null and uei is not null group by all
),
paired_parent as (
  select organisation_id, parent_duns as duns, max(parent_uei) as uei
  from party where parent_duns is not null and parent_uei is not null group by all
),
told as (
  select
    p.organisation_id, m.source, m.day, m.award_key,
    m.name, coalesce(m.uei, d.uei, m.duns) as name_number,
    m.parent, coalesce(m.parent_uei, e.uei, m.parent_duns) as parent_number
  from mention m
  join party p using (record_id)
  left join paired d on d.organisation_id = p.organisation_id and d.duns = m.duns
  left join paired_parent e on e.organisation_id = p.organisation_id and e.duns = m.parent_duns
  where m.day is not null
),
said as (
  select organisation_id, 'name' as kind, source, name_number as borne_by, day, award_key,
    name as value, name_number as number
  from told
  union all
  select organisation_id, 'parent', source, null, day, award_key, parent, parent_number
  from told where parent is not null
),
-- Where one name goes with one number alone, rows without a number mean that one.
numbered as (
  select s.* replace (coalesce(s.number, o.number) as number), plain_name(s.value) as plain
  from said s
  left join (
    select organisation_id, kind, value, min(number) as number
    from said group by all having count(distinct number) = 1
  ) o using (organisation_id, kind, value)
),
of_a_day as (
  select
    organisation_id, kind, source, borne_by, plain, if(kind = 'parent', number, null) as parent_number,
    day, max(value) as value, max(number) as number, min(award_key) as award_key, count(*) as actions
  from numbered
  group by all
),
beside as (
  select *,
    count(*) over of_all - count(*) over of_own as others,
    lag(day) over of_own as day_before
  from of_a_day
  window
    of_all as (partition by organisation_id, kind, source, borne_by order by day),
    of_own as (
      partition by organisation_id, kind, source, borne_by, plain, parent_number order by day
    )
),
broken as (
  select *,
    coalesce(
      day - day_before >= 365
      -- Others were named since the day before, or on the days between.
      and others > lag(others) over of_own,
      true
    ) as begins
  from beside
  window of_own as (
    partition by organisation_id, kind, source, borne_by, plain, parent_number order by day
  )
),
placed as (
  select *,
    count(*) filter (where begins) over (
      partition by organisation_id, kind, source, borne_by, plain, parent_number order by day
    ) as spell
  from broken
)
select
  organisation_id, kind, source, borne_by, plain,
  arg_max(value, (day, value)) as value,
  max(number) as number,
  min(day) as first_date,
  max(day) as last_date,
  sum(actions)::bigint as actions,
  arg_min(award_key, (day, award_key)) as award_key
from placed
group by organisation_id, kind, source, borne_by, plain, parent_number, spell
order by organisation_id, kind, first_date, last_date, value, source
