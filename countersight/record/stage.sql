-- One source file, row by row, as the store keeps it: the record's columns under their names,
-- keyed, fingerprinted, with personal data masked or withheld. One pass, straight to Parquet.
-- Braces are filled by `stage.py` with lists of columns; values are bound there as literals.
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
  keyed as (
    select
      * exclude (contract_award_unique_key),
      -- The transaction number is left out where it is the usual 0, so that layouts which do not
      -- carry it meet those which do.
      {action_key} as action_key,
      {award_key} as contract_award_unique_key,
      try_cast(raw_obligation as decimal(23, 2)) as federal_action_obligation,
      {individual} as individual
    from source
  ),
  judged as (
    select
      *,
      case
        when action_key is null then 'the row has no award key or no modification number'
        when deleted then null
        when raw_obligation is not null and federal_action_obligation is null
          then 'the amount ' || raw_obligation || ' is not a number'
        -- A cast rounds without a word; an amount is kept as it stands or not at all.
        when try_cast(raw_obligation as decimal(38, 10)) <> federal_action_obligation
          then 'the amount ' || raw_obligation || ' has more than two decimals'
        when action_date is null then 'the row has no action date'
        when contract_award_unique_key not similar to 'CONT_(AWD|IDV)_.+'
          then 'the award key ' || contract_award_unique_key || ' is of no known form'
      end as problem
    from keyed
  ),
  scoped as (
    select
      {scoped_columns},
      nth, action_key, deleted, individual, problem, personal, extra
    from judged
  )
  select
    {first_version} + nth - 1 as version_id,
    case when problem is null then action_key end as action_key,
    {layout} as layout,
    {family} as family,
    deleted,
    individual,
    (hash(deleted, {content_columns}) >> 1)::bigint as content,
    (hash({core_columns}) >> 1)::bigint as core,
    {pull} as pull,
    {file} as file,
    nth as source_row,
    coalesce(problem, case when not individual then extra end) as extra,
    {stored_columns},
    personal or individual or {masked} as withheld
  from scoped
) to {target} (format parquet, compression zstd, row_group_size 30720)
