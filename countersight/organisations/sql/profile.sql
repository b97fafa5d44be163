-- What is weighed: the records of one name and place that identifiers have joined already, once.
-- `root` is the cluster of identifiers that they belong to.
create or replace temp table profile as
select
  min(k.place) as unique_id,
  r.root,
  any_value(k.uei) as uei,
  any_value(k.duns) as duns,
  k.key, k.squeezed, k.sorted, k.telling, k.numbers, k.skeleton, k.trade_key,
  k.country, k.state, k.city, k.zip, k.parent_key,
  nullif(k.parent_key, k.key) as owner_key,
  any_value(regexp_replace(k.street, '[^A-Z0-9]', '', 'g')) as street,
  sum(k.mentions) as mentions
from keyed k
join identity_root r using (place)
where k.known
group by all
