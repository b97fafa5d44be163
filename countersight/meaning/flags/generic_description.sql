-- A description that says nothing, for a large sum
--
-- why: The description is what the public learns of an award. Where it fits any award, nobody can
--   tell what was bought without asking for the contract.
-- source: FAR 4.605 and the FPDS-NG data dictionary, element 6M (description of requirement: a brief
--   description of what is bought); GAO-14-476 (descriptions on the public website); Open Contracting
--   Partnership, Red Flags in Public Procurement (2024): vague descriptions.
-- formula: Every word of the base award's description of three letters or more is one that fits any
--   award (`grounds/generic_words.csv`) or stands in the supplier's name; and the award is large.
-- judged: Awards with a base award in the record, of at least $large dollars by what is obligated or
--   by the ceiling.
-- exclusions: Numbers and codes are no words. A generic text may hide nothing: the kind of product
--   (PSC) often says more.
-- threshold large: 1000000; a sum that would be reported in a newspaper
-- value: words that say something | count
-- peers: median
-- reach: award
with
large as (
  select * from subject
  where has_base and base_description is not null
    and greatest(obligated, most_obligated, coalesce(ceiling, 0)) >= $large
),
word as (
  select distinct award_key, unnest(regexp_extract_all(lower(base_description), '[a-z]{3,}')) as word,
    lower(supplier) as supplier
  from large
),
telling as (
  select award_key, count(*) as words
  from word
  where word not in (select word from generic_word) and not contains(supplier, word)
  group by award_key
)
select
  award_key,
  coalesce(words, 0) = 0 as flagged,
  coalesce(words, 0) as value,
  format('“{}” is all that the record says of {}',
    regexp_replace(trim(base_description), '\s+', ' ', 'g'),
    money(greatest(obligated, coalesce(ceiling, 0)))) as why,
  [base_key] as action_keys
from large left join telling using (award_key)
