-- The capabilities of each award: what its texts state; else what its supplier or its maker sells,
-- by the directory or by the record itself; else the words that count alone.
with found as (
  select
    s.award_key, s.place, s.text, s.action_key, s.action_date,
    r.words, b.position, b.capability, b.basis, b.strength, b.alone,
    b.basis in ('company', 'supplier', 'maker') as named
  from said s
  join read_evidence r using (place, text)
  join borne_evidence b using (position)
),
-- A code that bears nothing speaks for the whole award.
barred as (
  select distinct award_key from found where place in ('psc', 'naics') and capability is null
),
told as (
  select *
  from found
  where place = 'text' and not alone and not named and capability is not null
),
-- Whose texts say what it buys, though it be nothing of the taxonomy.
explained as (
  select distinct award_key from found where place = 'text' and not alone and not named
),
-- Who sells it: the maker if it is resold, else the supplier's family.
seller as (
  select
    a.award_key,
    coalesce(arg_max(m.maker, a.action_date), arg_max(s.display, a.action_date)) as seller,
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
  from told
  join seller using (award_key)
  join sold using (seller)
  group by seller, capability
  having count(distinct award_key) >= $fewest
    and count(distinct award_key) >= $share_of_told * any_value(explained)
    and count(distinct award_key) >= $share_of_all * any_value(awards)
),
learned as (
  select
    award_key, 'record' as basis, action_key, action_date, null as position, capability,
    'shown' as strength,
    format('{} of {} awards of {} say so', told, lesson.awards, seller) as words
  from seller
  join lesson using (seller)
),
shown as (
  select award_key, basis, action_key, action_date, position, capability, strength, words
  from found
  where named
  union all by name
  select * from learned
),
counted as (
  select award_key, basis, action_key, action_date, position, capability, strength, words from told
  union all by name
  select * from shown where award_key not in (from explained)
  union all by name
  select award_key, basis, action_key, action_date, position, capability, strength, words
  from found
  where capability is not null
    and not named
    and (
      (place in ('psc', 'naics') and not alone)
      or (alone and award_key not in (from explained union all select award_key from shown))
    )
),
-- Each wording once, where it was said first.
once as (
  select
    award_key, capability, basis, words,
    any_value(strength) as strength,
    arg_min(action_key, (action_date, action_key)) as action_key,
    min(action_date) as since,
    min(position) as position
  from counted
  where award_key not in (from barred)
  group by award_key, capability, basis, words
)
select
  award_key,
  capability,
  (['stated', 'shown', 'supporting'])[
    min(list_position(['stated', 'shown', 'supporting'], strength))
  ] as strength,
  list({'basis': basis, 'words': words, 'action_key': action_key} order by since, position, words)
    as evidence
from once
group by award_key, capability
order by award_key, capability
