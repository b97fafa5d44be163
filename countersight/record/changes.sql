-- What the record altered after the fact, weightiest first. The weight is for reading order only:
-- a row gone or an amount that became nothing, then other money, then words and names rewritten,
-- then dates and codes; what differs in case and punctuation alone comes last.
with
wanted as (
  select c.*, a.supplier
  from change c
  left join (
    select distinct on (award_key) award_key, supplier from award semi join change using (award_key)
  ) a using (award_key)
  where ($award is null or c.piid = $award or c.award_key = $award)
    and ($supplier is null or contains(lower(a.supplier), lower($supplier)))
    and ($field is null or c.field = $field)
    and ($since is null or c.to_seen >= $since)
),
judged as (
  select
    *,
    try_cast(old as decimal(23, 2)) as old_amount,
    try_cast(new as decimal(23, 2)) as new_amount,
    regexp_replace(lower(coalesce(old, '')), '[^a-z0-9]', '', 'g')
      = regexp_replace(lower(coalesce(new, '')), '[^a-z0-9]', '', 'g') as cosmetic,
    field in ({amounts}) as is_amount
  from wanted
)
select
  action_key, award_key, piid, modification, supplier, field, old, new,
  from_pull, to_pull, from_seen, to_seen, grain,
  round(case
    when field = 'deleted' then 100
    when is_amount and new_amount = 0 and old_amount <> 0
      then 80 + log10(1 + abs(old_amount)::double)
    when is_amount
      then 50 + 2 * log10(1 + abs(coalesce(new_amount, 0) - coalesce(old_amount, 0))::double)
    when cosmetic then 1
    when field = 'transaction_description'
      then 40 + 20 * (1 - jaro_winkler_similarity(coalesce(old, ''), coalesce(new, '')))
    when field in ('recipient_name', 'recipient_uei', 'recipient_parent_name') then 40
    when field = 'action_date' then 35
    else 20
  end, 1) as weight
from judged
order by weight desc, to_seen desc, award_key, modification, field, action_key
