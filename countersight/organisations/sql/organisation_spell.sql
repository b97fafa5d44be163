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
-- Each name is made plain once: that takes longer than all the rest.
plain as (
  select value, plain_name(value) as plain from (select distinct value from said)
),
-- Where one name goes with one number alone, rows without a number mean that one.
numbered as (
  select s.* replace (coalesce(s.number, o.number) as number), p.plain
  from said s
  join plain p using (value)
  left join (
    select organisation_id, kind, value, min(number) as number
    from said group by all having count(distinct number) = 1
  ) o using (organisation_id, kind, value)
),
-- What may stand beside each other, and what is one and the same: by number, for words sort slowly.
marked as (
  select *,
    hash(organisation_id, kind, source, borne_by) as beside,
    hash(organisation_id, kind, source, borne_by, plain, if(kind = 'parent', number, null)) as same
  from numbered
),
of_a_day as (
  select beside, same, day,
    any_value(organisation_id) as organisation_id, any_value(kind) as kind,
    any_value(source) as source, any_value(borne_by) as borne_by, any_value(plain) as plain,
    max(value) as value, max(number) as number, min(award_key) as award_key, count(*) as actions
  from marked
  group by beside, same, day
),
-- Alone on its side, a name or a parent is one spell from the first day to the last.
contested as (
  select beside from of_a_day group by beside having min(same) <> max(same)
),
counted as (
  select beside, same, day,
    count(*) over (partition by beside order by day) - count(*) over of_same as others,
    lag(day) over of_same as day_before
  from of_a_day semi join contested using (beside)
  window of_same as (partition by beside, same order by day)
),
broken as (
  select beside, same, day,
    coalesce(
      day - day_before >= 365
      -- Others were named since the day before, or on the days between.
      and others > lag(others) over of_same,
      true
    ) as begins
  from counted
  window of_same as (partition by beside, same order by day)
),
placed as (
  select beside, same, day,
    count(*) filter (where begins) over (partition by beside, same order by day) as spell
  from broken
)
select
  any_value(d.organisation_id) as organisation_id, any_value(d.kind) as kind,
  any_value(d.source) as source, any_value(d.borne_by) as borne_by, any_value(d.plain) as plain,
  arg_max(d.value, (d.day, d.value)) as value,
  max(d.number) as number,
  min(d.day) as first_date,
  max(d.day) as last_date,
  sum(d.actions)::bigint as actions,
  arg_min(d.award_key, (d.day, d.award_key)) as award_key
from of_a_day d
left join placed p using (beside, same, day)
group by beside, same, p.spell
order by organisation_id, kind, first_date, last_date, value, source
