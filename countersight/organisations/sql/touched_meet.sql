-- Where the records that a pull alters could meet others.
create or replace temp table touched_meet as
with altered as (from meets_at where record_id in (select record_id from reached))
select unnest(meets) as meet from altered
union
select (hash(telling, false) & 4294967295)::uinteger from altered where telling is not null
union
select (hash(telling, true) & 4294967295)::uinteger from altered
where telling is not null and not placed
