-- The capabilities of each award: what its texts state, then what its codes and its supplier show.
-- `read_evidence` says which evidence each text holds, `borne_evidence` what it bears.
with found as (
  select
    s.award_key, s.place, s.text, s.action_key, s.action_date,
    r.words, b.position, b.capability, b.basis, b.strength, b.alone
  from said s
  join read_evidence r using (place, text)
  join borne_evidence b using (position)
),
-- A code that bears nothing speaks for the whole award.
barred as (
  select distinct award_key from found where place <> 'text' and capability is null
),
-- Where words bear nothing and none states a capability, the supplier's name shows none either.
explained as (
  select award_key
  from found
  where place = 'text'
  group by award_key
  having bool_or(capability is null) and not bool_or(capability is not null and not alone)
),
told as (
  select distinct award_key
  from found
  where place = 'text' and capability is not null and not alone
),
-- Where anything else was read, even what bears nothing, words that count alone do not count.
backed as (
  select distinct award_key from found where not alone and (place = 'text' or basis = 'supplier')
),
counted as (
  select *
  from found
  where capability is not null
    and award_key not in (from barred)
    and (not alone or award_key not in (from backed))
    and (
      basis <> 'supplier'
      or (award_key not in (from told) and award_key not in (from explained))
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
