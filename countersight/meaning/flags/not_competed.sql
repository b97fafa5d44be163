-- Sole source, or not competed
--
-- why: Without rivals nobody learns whether another supplier would have done it better or for less.
--   The law allows exceptions; most have to be justified in writing, and the justification is a
--   document that a reader can ask for.
-- source: FAR 6.302 (other than full and open competition), FAR 16.505(b)(2) (exceptions to fair
--   opportunity for orders), FAR 8.405-6 (limited sources on schedules); Open Contracting
--   Partnership, Red Flags in Public Procurement (2024): direct award; OECD, Preventing Corruption
--   in Public Procurement (2016).
-- formula: The extent of competition is coded B, C, G or NDO; or fair opportunity for the order is
--   coded as an exception (anything but FAIR and CSA); or a description says "sole source", "other
--   than full and open competition", "limited sources justification" or the like.
-- judged: Awards whose extent of competition or fair opportunity the record codes, and those whose
--   words say that they were not competed.
-- exclusions: Awards below the micro-purchase threshold of their day, which need no competition
--   (FAR 13.203). Where vehicle and order are coded differently, the order counts.
-- value: 1 | count
-- peers: share
-- reach: award
-- pattern words: \bsole[- ]source\b|\bother than full and open\b|\blimited sources? (?:justif|order|award)|\bnon-?competitive(?:ly)?\b|\bnot competed\b|\bsingle source\b|\bonly one (?:responsible )?source\b|\bbrand[- ]name (?:only|justif)
-- columns: extent_competed, fair_opportunity, not_competed_reason
with
coded as (
  select
    s.*, w.action_keys, w.words,
    coalesce(fair_opportunity not in ('FAIR', 'CSA'), extent_competed in ('B', 'C', 'G', 'NDO'))
      as uncompeted,
    micro_purchase_threshold(first_date) as micro_purchase,
    case
      when 'URG' in (fair_opportunity, not_competed_reason) then 'urgency'
      when 'FOO' in (fair_opportunity) or 'FOC' in (not_competed_reason) then 'a follow-on'
      when not_competed_reason in ('ONE', 'UNQ', 'PDR', 'UT') or fair_opportunity in ('ONE', 'SS')
        then 'only one source'
      when fair_opportunity = 'MG' then 'a minimum guaranteed to the holder of the vehicle'
      when not_competed_reason = 'BND' then 'a brand name'
      when not_competed_reason = 'STD' then 'standardization'
      when not_competed_reason = 'SP2' then 'simplified acquisition'
      when not_competed_reason = 'NS' then 'national security'
      when not_competed_reason = 'PI' then 'the public interest'
      when not_competed_reason = 'IA' then 'an international agreement'
      when 'OTH' in (not_competed_reason) or fair_opportunity = 'OS' or extent_competed = 'B'
        then 'a statute'
    end as ground
  from subject s left join saying($words) w using (award_key)
)
select
  award_key,
  (coalesce(uncompeted, false) or words is not null)
    and greatest(obligated, most_obligated) >= micro_purchase as flagged,
  1 as value,
  'Not competed: ' || case
    when uncompeted then 'the record codes it so' || coalesce(', the ground is ' || ground, '')
    else 'a description says “' || words || '”'
  end as why,
  coalesce(action_keys, [base_key]) as action_keys
from coded
where uncompeted is not null or words is not null
