-- An action a row, with what it did and its place in its award; what flags look at.
create or replace temp table act as
select
  a.action_key, a.award_key, a.modification, a.action_date, a.obligation, a.description,
  a.supplier, a.supplier_parent, a.action_type, a.current_value, a.ceiling, a.layout,
  a.first_seen, a.last_seen,
  year(a.action_date) + (month(a.action_date) >= 10)::integer as fiscal_year,
  ltrim(a.modification, '0') = '' as is_base,
  coalesce(l.events, []) as events,
  row_number() over (
    partition by a.award_key
    order by a.action_date, ltrim(a.modification, '0') <> '', a.modification, a.action_key
  ) as place
from action a
left join lifecycle l using (action_key)
