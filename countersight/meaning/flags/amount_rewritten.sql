-- Obligation rewritten after the fact
--
-- why: What an action obligated is a fact of its day. Where the record later says another sum, the first
--   or the second was wrong, and a report that quoted it looks wrong, too.
-- source: FAR 4.604(b) (accuracy of the report); GAO-14-476; 31 U.S.C. 6101 note (DATA Act: quality of
--   what is published).
-- formula: Between two pulls the obligation of an action changed by at least $least dollars.
-- judged: Awards with an action that two pulls or more showed.
-- exclusions: Smaller corrections. A change that was changed back counts.
-- threshold least: 1000; less is rounding or a late fee
-- value: the largest change of one action, in dollars | dollars
-- peers: nothing
-- reach: record
-- tables: change
with
pair as (
  select c.award_key, c.action_key, c.modification, c.to_seen,
    try_cast(c.old as decimal(23, 2)) as old, try_cast(c.new as decimal(23, 2)) as new
  from change c
  where c.field = 'federal_action_obligation'
),
rewritten as (
  select award_key, max(abs(new - old)) as most, arg_max(old, place) as old,
    arg_max(new, place) as new, arg_max(modification, place) as modification,
    arg_max(to_seen, place) as to_seen, list_sort(list(distinct action_key)) as action_keys
  from (select *, (abs(new - old), to_seen, action_key) as place from pair)
  where abs(new - old) >= $least
  group by award_key
)
select
  award_key,
  r.award_key is not null as flagged,
  r.most as value,
  format('Modification {} read {} and then, by the pull of {}, {}',
    modification, money(old), day(to_seen), money(new)) as why,
  r.action_keys
from (select award_key from act group by award_key having bool_or(last_seen > first_seen)) s
left join rewritten r using (award_key)
