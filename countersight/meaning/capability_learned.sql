-- What awards buy by what else their seller sells: one whose awards are nearly all for one thing, as
-- far as they say, teaches it.
create temp table learned as
with
explained as (select distinct award_key from found where tells),
-- Who sells it: the maker if it is resold, else the supplier's family.
seller as (
  select
    a.award_key,
    coalesce(any_value(m.maker), arg_max(s.display, (a.action_date, a.action_key))) as seller,
    arg_min(a.action_key, (a.action_date, a.action_key)) as action_key,
    min(a.action_date) as action_date
  from action a
  left join maker m using (award_key)
  left join supplier s on s.name = a.supplier
  group by a.award_key
),
sold as (
  select
    seller,
    count(*) as awards,
    count(*) filter (award_key in (select award_key from explained)) as explained
  from seller
  where seller is not null
  group by seller
),
-- A seller whose awards are nearly all for one thing, as far as they say.
lesson as (
  select seller, capability, count(distinct award_key) as told, any_value(awards) as awards
  from found
  join seller using (award_key)
  join sold using (seller)
  where tells and capability is not null
  group by seller, capability
  having count(distinct award_key) >= $fewest
    and count(distinct award_key) >= $share_of_told * any_value(explained)
    and count(distinct award_key) >= $share_of_all * any_value(awards)
)
select
  award_key, 'record' as basis, action_key, action_date, null as position, capability,
  'shown' as strength,
  format('{} of {} awards of {} say so', told, lesson.awards, seller) as words
from seller
join lesson using (seller)
