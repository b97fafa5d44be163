-- An action a row, with what it did and its place in its award; what flags look at. Places are told
-- apart from the texts: a sort of a million rows with their texts does not fit into memory.
create or replace temp table act as
with
placed as (
  select
    action_key,
    row_number() over (
      partition by award_key
      order by action_date, ltrim(modification, '0') <> '', modification, action_key
    ) as place
  from action
)
select
  a.action_key, a.award_key, a.modification, a.action_date, a.obligation, a.description,
  a.supplier, a.supplier_parent, a.action_type, a.current_value, a.ceiling, a.layout,
  a.first_seen, a.last_seen,
  year(a.action_date) + (month(a.action_date) >= 10)::integer as fiscal_year,
  ltrim(a.modification, '0') = '' as is_base,
  coalesce(l.events, []) as events,
  p.place
from action a
join placed p using (action_key)
left join lifecycle l using (action_key);
-- The actions that say words of a kind, award by award, and the first such words.
create or replace temp macro saying(words) as table
select
  award_key,
  list(action_key order by place) as action_keys,
  arg_min(regexp_extract(lower(description), words), place) as words
from act
where regexp_matches(lower(description), words)
group by award_key
