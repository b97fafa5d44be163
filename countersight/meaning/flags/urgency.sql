-- Urgency, or work begun before its terms were settled
--
-- why: Urgency suspends the rules that protect the public. Where it is declared again and again, or
--   where a contract bridges the time that a competition was late, it is a want of planning.
-- source: FAR 6.302-2 (unusual and compelling urgency), FAR 16.603 (letter contracts), FAR 6.301(c)
--   (lack of planning is no ground); GAO-14-304 (awards on the ground of urgency); GAO-16-15 (bridge
--   contracts); Open Contracting Partnership, Red Flags in Public Procurement (2024).
-- formula: The ground for not competing is coded URG; or the action is a letter contract or otherwise
--   undefinitized (A, B); or a description says "urgent and compelling", "bridge contract", "letter
--   contract", "undefinitized" or the like.
-- judged: Awards whose competition or definitization the record codes, and those whose words tell.
-- exclusions: "Emergency" as a thing that is bought (an emergency generator) says nothing.
-- value: 1 | count
-- peers: share
-- reach: award
-- pattern words: \burgent (?:and|&) compelling\b|\bcompelling urgency\b|\burgent(?:ly)? (?:need|require|procure|purchase|award)\w*|\bbridge (?:contract|task order|order|award|modification|action)\b|\bletter contract\b|\bundefinitized\b|\bemergency (?:acquisition|procurement|contract|purchase|award)\b|\bunauthorized commitment\b
-- columns: not_competed_reason, fair_opportunity, undefinitized
with
coded as (
  select
    s.*, w.action_keys, w.words,
    coalesce('URG' in (not_competed_reason), false) or coalesce(fair_opportunity = 'URG', false)
      as urgent,
    coalesce(undefinitized in ('A', 'B'), false) as unsettled
  from subject s left join saying($words) w using (award_key)
)
select
  award_key,
  urgent or unsettled or words is not null as flagged,
  1 as value,
  case
    when urgent then 'Not competed on the ground of urgency'
    when unsettled then case undefinitized when 'A' then 'Begun as a letter contract'
      else 'Begun before its terms were settled' end
    else 'A description says “' || words || '”'
  end as why,
  coalesce(action_keys, [base_key]) as action_keys
from coded
where words is not null or undefinitized is not null or extent_competed is not null
  or fair_opportunity is not null
