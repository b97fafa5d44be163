-- Where records could meet others (`met`), and which are of one family or identifier (`tied`): those
-- before, those that are gone, and those that changed as they are now.
create or replace temp table meets_at as
select record_id, telling, placed, ties, meets from record_before
union all
select record_id, telling, placed, ties, meets from meeting;
create or replace temp table met as
select record_id, unnest(meets) as meet from meets_at
union all
select record_id, (hash(telling, placed) & 4294967295)::uinteger from meets_at
where telling is not null;
create or replace temp table tied as select record_id, unnest(ties) as tie from meets_at
