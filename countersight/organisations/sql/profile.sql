-- What is weighed: the records of one name and place that identifiers have joined already, once.
-- `root` is the cluster of identifiers that they belong to, `bond` what that cluster is made of,
-- and `content` all by which a profile is weighed: what has it is weighed the same in any record.
-- `shared`: several numbers of one register stand beside this name, so it tells no organisation by
-- itself. `common`: so many bear it that by name alone they are not even compared.
-- `door`, `near` and `kin` are where records meet whose names differ: at one address, in one place or
-- under one parent with names that begin alike and count alike. Where a crowd meets, nobody does:
-- a family of names that differ in a number alone is no sign of anything.
create or replace temp table profile as
with bearer as (
  select k.key, r.root, bool_or(k.uei is not null) as uei, bool_or(k.duns is not null) as duns
  from keyed k
  join identity_root r using (place)
  group by k.key, r.root
),
borne as (
  select
    key,
    greatest(count_if(uei), count_if(duns)) > 1 as shared,
    count(*) > $most as common
  from bearer
  group by key
),
bond as (
  select r.root, hash(min(k.record_id), max(k.record_id), count(*)) as bond
  from keyed k
  join identity_root r using (place)
  group by r.root
),
named as (
select
  min(k.place) as unique_id,
  r.root,
  any_value(b.bond) as bond,
  k.key, k.squeezed, k.sorted, k.telling, k.numbers, k.skeleton, k.trade_key,
  k.standard_key, k.country, k.state, k.city, k.zip, k.parent_key,
  any_value(o.shared) as shared,
  any_value(o.common) as common,
  nullif(k.parent_key, k.key) as owner_key,
  min(regexp_replace(k.street, '[^A-Z0-9]', '', 'g')) as street,
  sum(k.mentions) as mentions
from keyed k
join identity_root r using (place)
join bond b on b.root = r.root
join borne o on o.key = k.key
where k.known
group by
  r.root, k.key, k.squeezed, k.sorted, k.telling, k.numbers, k.skeleton, k.trade_key,
  k.standard_key, k.country, k.state, k.city, k.zip, k.parent_key
),
met as (
  select
    *,
    if(street is null or zip is null, null, hash(street, zip)) as at_door,
    if(zip is null, null, hash(zip, left(squeezed, 6), numbers)) as is_near,
    if(parent_key is null, null, hash(parent_key, left(key, 4), numbers)) as is_kin
  from named
),
crowd as (
  select unnest([at_door, is_near, is_kin]) as place, count(*) as n from met group by place
),
-- Where a pull touches nobody, a crowd is what it was.
crowded as (
  select place from crowd where n > $crowd
  union
  select place from crowd_before
  where (place & 4294967295) not in (select meet from touched_meet)
),
apart as (
  select
    *,
    if(at_door in (from crowded), null, at_door) as door,
    if(is_near in (from crowded), null, is_near) as near,
    if(is_kin in (from crowded), null, is_kin) as kin
  from met
),
told as (
  select
    *,
    hash(bond, key, trade_key, standard_key, country, state, city, zip, parent_key, street, shared, common, door,
      near, kin) as content
  from apart
)
select *, content not in (select content from weighed_before) as fresh
from told
