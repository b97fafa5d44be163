-- The record in one row.
create or replace temp table record_sum as
with
summary as (
  select
    hash(contract_award_unique_key) as award,
    bool_or(current_total_value_of_award is not null) as has_value,
    bool_or(potential_total_value_of_award is not null) as has_ceiling
  from award_summary
  group by award
),
one as (
  select
    award,
    bool_or(has_base) as has_base,
    bool_or(has_value) as has_value,
    bool_or(has_ceiling) as has_ceiling,
    arg_max(supplier, supplied) as supplier
  from award_sum
  group by award
),
awards as (
  select
    count(*) as awards,
    count(distinct supplier) as suppliers,
    count(*) filter (where not has_base) as without_base,
    count(*) filter (where not (o.has_ceiling or coalesce(s.has_ceiling, false)))
      as without_ceiling,
    count(*) filter (where not (o.has_value or coalesce(s.has_value, false))) as without_value
  from one o
  left join summary s using (award)
),
actions as (
  select
    coalesce(sum(actions), 0)::bigint as actions,
    min(first_date) as actions_from,
    max(last_date) as actions_to,
    coalesce(sum(vehicles), 0)::bigint as vehicles
  from award_sum
),
-- Texts are long, and only exports cut them: those of other layouts are not even read.
cuts as (
  select count(*) as cut
  from in_force
  where layout = 'spending_by_transaction' and not deleted and length(description) >= 250
)
select * from actions, cuts, awards
