-- The money of each award, once: its maker's where the supplier resells, else its supplier's, by
-- the maker whose name the supplier bears or by the supplier's own name.
-- `made` is table maker, `borne` (supplier, maker) the suppliers that bear a maker's name.
select
  a.award_key,
  coalesce(made.maker, borne.maker, s.display, a.supplier) as maker,
  if(made.maker is null, 'direct', 'reseller') as route,
  a.supplier,
  a.obligated
from award a
left join made using (award_key)
left join borne on borne.supplier = a.supplier
left join supplier s on s.name = a.supplier
order by a.award_key
