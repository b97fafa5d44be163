-- The capabilities of each award: what its texts state; else what its supplier or its maker sells,
-- by the directory or by the record itself; else the words that count alone.
with
-- A code that bears nothing speaks for the whole award.
barred as (
  select distinct award_key from found where place in ('psc', 'naics') and capability is null
),
explained as (select distinct award_key from found where tells),
shown as (
  select award_key, basis, action_key, action_date, position, capability, strength, words
  from found
  where named
  union all by name
  select * from learned
),
counted as (
  select award_key, basis, action_key, action_date, position, capability, strength, words
  from found
  where tells and capability is not null
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
    min(list_position(['stated', 'shown', 'supporting'], strength)) as rank,
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
  (['stated', 'shown', 'supporting'])[min(rank)] as strength,
  list({'basis': basis, 'words': words, 'action_key': action_key} order by since, position, words, basis)
    as evidence
from once
group by award_key, capability
order by award_key, capability
