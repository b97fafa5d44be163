-- One source file of award summaries, subawards, releases or relations, as the store keeps it; the same in
-- small as `stage.sql`.
copy (
  with source as (
    select
      row_number() over () as nth,
      {source_columns}
    from read_csv(
      {path},
      columns = {csv_columns},
      header = true, auto_detect = false, strict_mode = true,
      delim = ',', quote = '"', escape = '"',
      store_rejects = true, rejects_table = 'reject_{file}', rejects_scan = 'reject_scan_{file}'
    )
  ),
  judged as (
    select
      *,
      {action_key} as action_key,
      {individual} as individual,
      {prime_individual} as prime_individual
    from source
  ),
  scoped as (
    select
      {scoped_columns},
      nth, action_key, deleted, individual, prime_individual, personal, extra
    from judged
  )
  select
    {first_version} + nth - 1 as version_id,
    action_key,
    {layout} as layout,
    {family} as family,
    deleted,
    individual,
    (hash(deleted, {content_columns}) >> 1)::bigint as content,
    (hash({core_columns}) >> 1)::bigint as core,
    {pull} as pull,
    {file} as file,
    nth as source_row,
    case
      when action_key is null then 'the row has no key'
      when not individual then extra
    end as extra,
    {stored_columns},
    personal or individual or prime_individual or {masked} as withheld
  from scoped
) to {target} (format parquet, compression zstd, row_group_size 30720)
