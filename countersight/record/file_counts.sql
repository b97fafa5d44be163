-- How the rows of each file ended. `rejected` holds what the CSV reader could not split or cast.
with ended as (
  select file, status, withheld from fate
  union all
  select file, 'quarantined', false from rejected
)
select
  file,
  count(*) as rows,
  count(*) filter (where status = 'new') as new,
  count(*) filter (where status = 'changed') as changed,
  count(*) filter (where status = 'unchanged') as unchanged,
  count(*) filter (where status = 'repeated') as repeated,
  count(*) filter (where status = 'deleted') as deleted,
  count(*) filter (where status = 'quarantined') as quarantined,
  count(*) filter (where withheld) as withheld
from ended
group by file
order by file
