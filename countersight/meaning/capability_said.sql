-- What is said of each award, in plain words (`phrases.plain`): what its actions tell, where some
-- phrase may stand in it, and its PSC, NAICS, suppliers and maker, each with the first action that says so.
create temp table said as
with spoken as (
  select 'text' as place, award_key, action_key, action_date, description as words from action
  union all
  select 'psc' as place, award_key, action_key, action_date, psc as words from action
  union all
  select 'naics' as place, award_key, action_key, action_date, naics as words from action
  union all
  select 'supplier' as place, award_key, action_key, action_date, supplier as words from action
  union all
  select 'maker' as place, award_key, m.action_key, action_date, maker as words
  from maker m
  join action using (award_key, action_key)
),
plain as (
  select
    place,
    award_key,
    trim(regexp_replace(
      replace(replace(upper(words), '''', ''), '’', ''), '[^A-Z0-9&]+', ' ', 'g'
    )) as text,
    arg_min(action_key, (action_date, action_key)) as action_key,
    min(action_date) as action_date
  from spoken
  where words is not null
  group by place, award_key, text
)
select place, award_key, text, action_key, action_date
from plain
where place <> 'text' or regexp_matches(' ' || text || ' ', $keys)
