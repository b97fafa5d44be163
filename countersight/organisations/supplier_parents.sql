-- The parents that the record gives a supplier's name, where the layout carries parents.
select distinct supplier as name, supplier_parent as parent
from action
where supplier is not null
  and supplier_parent is not null
  and trim(supplier_parent) <> ''
  and supplier_parent <> supplier
