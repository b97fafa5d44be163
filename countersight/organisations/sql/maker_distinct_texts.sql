-- What suppliers' actions say, once each.
select distinct supplier, description
from action
where supplier is not null and description is not null
order by supplier, description
