-- Each supplier record with its organisation. An organisation is called by the best identifier that
-- it bears (a UEI before a DUNS before a CAGE code, the lowest of several), else by its family.
create or replace temp table party as
with cluster as (
  select
    r.root,
    min(k.uei) as uei,
    min(k.duns) as duns,
    min(k.cage) as cage,
    arg_max(k.key, (k.mentions, k.key)) as key
  from keyed k
  join root r using (place)
  group by r.root
),
called as (
  select
    root,
    case
      when uei is not null then 'UEI-' || uei
      when duns is not null then 'DUNS-' || duns
      when cage is not null then 'CAGE-' || cage
      else 'NAME-' || replace(key, ' ', '-')
    end as id
  from cluster
),
-- Two organisations of one family without any identifier: those after the first are numbered.
told as (
  select root, id, row_number() over (partition by id order by root) as number from called
)
select
  k.place, k.record_id,
  if(t.number = 1, t.id, t.id || '-' || t.number) as organisation_id,
  k.name, k.trades_as, k.uei, k.duns, k.cage, k.parent, k.parent_uei, k.parent_duns, k.country,
  k.state, k.city, k.source, k.first_date, k.last_date, k.mentions, k.known
from keyed k
join root r using (place)
join told t on t.root = r.root
