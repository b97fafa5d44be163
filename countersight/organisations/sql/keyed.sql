-- Each supplier record with what its names come down to (table `name_key`).
create or replace temp table keyed as
select
  r.*,
  n.key, n.squeezed, n.sorted, n.telling, n.numbers, n.skeleton, n.known,
  t.key as trade_key,
  p.key as parent_key,
  nullif(s.key, n.key) as standard_key
from supplier_record r
join name_key n on n.name = r.name
left join name_key t on t.name = r.trades_as
left join name_key p on p.name = r.parent
left join spelling c on c.name = upper(r.name)
left join name_key s on s.name = c.standard
