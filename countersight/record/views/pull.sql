-- The pulls that stand: added, and not undone since. Stored times bear a zone, views speak plain
-- UTC.
create or replace temp view pull as
select
  pull,
  make_timestamp(epoch_us(seen_at)) as seen_at,
  make_timestamp(epoch_us(added_at)) as added_at,
  * exclude (pull, kind, undoes, seen_at, added_at, brought, erased)
from sealed_pull
where kind = 'add'
  and pull not in (select undoes from sealed_pull where kind = 'undo')
