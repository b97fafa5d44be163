-- The pulls that an answer could draw on: one row.
with
seen as (
  select
    list(pull order by pull) as pulls,
    min(seen_at) as seen_from,
    max(seen_at) as seen_to,
    list(format('pull {} is partial: {}', pull, reason) order by pull)
      filter (where scope = 'partial') as partial
  from pull
),
refused as (select count(*) as quarantined from quarantine semi join pull using (pull)),
subawards as (
  select count(*) as subawards from source_file semi join pull using (pull)
  where starts_with(layout, 'contract_subawards')
)
select * from seen, refused, subawards
