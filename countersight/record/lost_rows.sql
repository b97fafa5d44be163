-- Pulls whose files no longer add up to the counts that the pull sealed.
with summed as (
  select pull, sum(rows) as rows, sum(new) as new, sum(changed) as changed
  from source_file
  group by pull
)
select p.pull
from sealed_pull p
left join summed f using (pull)
where p.kind = 'add' and p.files > 0
  and (p.rows, p.new, p.changed) is distinct from (f.rows, f.new, f.changed)
order by p.pull
