-- Every name that the record gives a supplier, with how often it stands there.
select supplier as name, count(*) as actions
from action
where supplier is not null and trim(supplier) <> ''
group by supplier
order by actions desc, name
