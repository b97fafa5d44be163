-- The place of each modification number among all. A table of its own, for the engine must know how
-- few there are: it would else hold the whole record in memory and look them up in that.
create or replace temp table numbered as
select modification, row_number() over (order by modification) as place
from (select distinct modification_number as modification from version)
