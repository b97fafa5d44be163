-- Maker hidden behind a reseller
--
-- why: Who is paid is not who made it. A search for the maker's name among suppliers misses the award,
--   and so does every total of what the agency spends on that company.
-- source: FAR 9.1 and 4.6 (the record names the contractor, not the maker); Open Contracting Partnership,
--   Red Flags in Public Procurement (2024): intermediaries.
-- formula: The supplier resells the product of a maker that the record's words show, and the award bears
--   a surveillance capability; or its texts name the product only and never the maker, and $part of what
--   the record shows of that maker bears one.
-- judged: Awards whose maker is known (table `maker`).
-- exclusions: Awards below the micro-purchase threshold of their day; suppliers that make what they
--   sell. Reselling is lawful and common: the flag says where the money that is looked for hides.
-- threshold part: 0.5; whose other awards are for surveillance more often than not
-- value: dollars obligated in all | dollars
-- peers: nothing
-- reach: award
-- tables: maker, capability
with
named as (
  select
    m.award_key,
    bool_or(contains(
      regexp_replace(lower(a.description), '[^a-z0-9]', '', 'g'),
      regexp_replace(lower(split_part(m.maker, ' ', 1)), '[^a-z0-9]', '', 'g')
    )) as named
  from maker m join act a using (award_key)
  group by m.award_key
),
borne as (select distinct award_key from capability),
-- Makers whose products bear a capability more often than not; office software is hidden to nobody's harm.
watching as (
  select m.maker
  from maker m left join borne b using (award_key)
  group by m.maker
  having count(b.award_key) >= $part * count(*)
)
select
  m.award_key,
  greatest(s.obligated, s.most_obligated) >= micro_purchase_threshold(s.first_date)
    and (b.award_key is not null or (not n.named and w.maker is not null)) as flagged,
  s.obligated as value,
  format('Paid to {}, made by {}{}: the record says “{}”{}',
    s.supplier, m.maker,
    case when m.product is not null and lower(m.product) <> lower(m.maker)
      then ' (' || m.product || ')' else '' end,
    m.words, case when n.named then '' else ' and never names the maker' end) as why,
  [m.action_key] as action_keys
from maker m
join subject s on s.award_key = m.award_key
left join named n on n.award_key = m.award_key
left join borne b on b.award_key = m.award_key
left join watching w on w.maker = m.maker
