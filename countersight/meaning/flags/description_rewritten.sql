-- Description rewritten after the fact
--
-- why: A description that is changed long after it was published may be a correction, or may take away
--   words that somebody asked about. Only a record that keeps its versions shows it.
-- source: GAO-14-476 (the quality of descriptions on the public website); FAR 4.604(b) (the contracting
--   officer answers for the accuracy of the report).
-- formula: Between two pulls the description of an action changed so that at most $same of its words are
--   the same, neither text being the other's beginning.
-- judged: Awards with an action that two pulls or more showed.
-- exclusions: Texts that one layout cuts and another does not; changes of case, spaces and signs; texts
--   that were blank.
-- threshold same: 0.8; one word in five is new or gone
-- value: share of words that both texts hold | share
-- peers: nothing
-- reach: record
-- tables: change
with
pair as (
  select
    c.award_key, c.action_key, c.old, c.new, c.to_seen,
    list_distinct(regexp_extract_all(lower(old), '[a-z0-9]+')) as before,
    list_distinct(regexp_extract_all(lower(new), '[a-z0-9]+')) as after
  from change c
  where c.field = 'transaction_description' and c.old is not null and c.new is not null
),
compared as (
  select
    *,
    len(list_intersect(before, after)) / greatest(len(list_distinct(before || after)), 1) as same,
    regexp_replace(lower(old), '[^a-z0-9]', '', 'g') as plain_old,
    regexp_replace(lower(new), '[^a-z0-9]', '', 'g') as plain_new
  from pair
),
rewritten as (
  select award_key, min(same) as same, arg_min(old, place) as old, arg_min(new, place) as new,
    arg_min(to_seen, place) as to_seen, list(distinct action_key) as action_keys
  from (select *, (same, to_seen, action_key) as place from compared)
  where same <= $same and not starts_with(plain_new, plain_old) and not starts_with(plain_old, plain_new)
  group by award_key
)
select
  award_key,
  r.award_key is not null as flagged,
  r.same as value,
  format('“{}” became “{}” by the pull of {}', left(old, 160), left(new, 160), day(to_seen)) as why,
  list_sort(r.action_keys) as action_keys
from (select award_key from act group by award_key having bool_or(last_seen > first_seen)) s
left join rewritten r using (award_key)
