-- What actions and awards an answer could draw on: one row.
with
actions as (
  select
    count(*) as actions,
    min(action_date) as actions_from,
    max(action_date) as actions_to,
    list(distinct agency) filter (where agency is not null) as agencies,
    count(*) filter (where starts_with(award_key, 'CONT_IDV_')) as vehicles,
    count(*) filter (where layout = 'spending_by_transaction' and length(description) >= 250)
      as cut
  from action
),
awards as (
  select
    count(*) as awards,
    count(*) filter (where not has_base) as without_base,
    count(*) filter (where ceiling is null) as without_ceiling,
    count(*) filter (where current_value is null) as without_value
  from award
)
select * from actions, awards
