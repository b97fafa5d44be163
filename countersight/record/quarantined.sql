-- Rows that could not be kept, each with its place and its reason. `line` counts records, the
-- header being 1; what the CSV reader refused is put back among the rows that it accepted.
with
-- For the k-th accepted record of a file, k + 1 + the refused records before it.
refused as (
  select file, line, row_number() over (partition by file order by line) as nth from rejected
),
placed as (
  select
    f.file,
    f.source_row + 1
      + coalesce(max(r.nth) filter (where r.line - r.nth <= f.source_row), 0) as line,
    f.problem as reason
  from fate f
  left join refused r using (file)
  where f.status = 'quarantined'
  group by f.file, f.source_row, f.problem
)
select $pull::integer as pull, path, line, column_name, reason, row_sha256
from rejected
union all
select
  $pull::integer, t.path, line::bigint,
  case
    when starts_with(reason, 'the amount') then 'federal_action_obligation'
    when reason = 'the row has no action date' then 'action_date'
    when starts_with(reason, 'the award key') then 'contract_award_unique_key'
  end,
  reason, null
from placed join source t using (file)
order by all
