-- Ceiling raised
--
-- why: A ceiling is what was competed and approved. A higher one is a new decision without a new
--   competition.
-- source: FAR 6.302 and 16.505 (new work beyond the scope must be competed); Open Contracting
--   Partnership, Red Flags in Public Procurement (2024): contract amendments raise the price; OECD,
--   Preventing Corruption in Public Procurement (2016).
-- formula: An action says that the ceiling or the not-to-exceed value goes up; or the potential value
--   of the latest action is at least 1 + $share of that of the first, and the difference reaches the
--   simplified acquisition threshold of the first day.
-- judged: Awards with a potential value at two actions or more, and those whose words tell.
-- exclusions: Options are part of the potential value from the start; exercising them raises nothing.
-- threshold share: 0.25; smaller corrections are common
-- value: growth of the ceiling over the first one shown | share
-- peers: median
-- reach: award
-- columns: ceiling
with
said as (
  select award_key, list(action_key order by place) as action_keys
  from act
  where list_contains(events, 'ceiling_raised')
  group by award_key
),
grown as (
  select
    s.*, w.action_keys,
    case when ceilings > 1 and first_ceiling > 0
      then ceiling::double / first_ceiling::double - 1 end as growth
  from subject s left join said w using (award_key)
),
decided as (
  select
    *,
    coalesce(
      growth >= $share and ceiling - first_ceiling
        >= simplified_acquisition_threshold(first_date),
      false
    ) as by_figure
  from grown
)
select
  award_key,
  by_figure or action_keys is not null as flagged,
  growth as value,
  case when by_figure
    then format('The ceiling went from {} to {}', money(first_ceiling), money(ceiling))
    else counted(len(action_keys), 'action says', 'actions say') || ' that the ceiling goes up'
  end as why,
  coalesce(action_keys, []) as action_keys
from decided
where growth is not null or action_keys is not null
