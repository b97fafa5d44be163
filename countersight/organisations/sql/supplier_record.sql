-- A supplier record: what the record shows of a supplier in one and the same words. `record_id` is
-- made of those words, so that a record keeps it whatever else is loaded; `place` counts them.
create or replace temp table supplier_record as
with record as (
  select
    record_id,
    name, trades_as, uei, duns, cage, parent, parent_uei, parent_duns, country, state, city, zip,
    street,
    string_agg(distinct source, ', ' order by source) as source,
    min(day) as first_date,
    max(day) as last_date,
    count(*) as mentions
  from mention
  group by all
)
select (row_number() over (order by record_id) - 1)::integer as place, * from record order by place
