-- A file of versions again, with the suppliers of `individual_award` withheld throughout. The
-- fingerprints are those that the same rows get when they are read from now on.
copy (
  with marked as (
    select * replace (
      individual or ({unsaid} and coalesce(
        contract_award_unique_key in (select award_key from individual_award), false
      )) as individual
    )
    from read_parquet({source})
  ),
  scoped as (select * replace ({scoped_columns}) from marked)
  select * replace (
    (hash(deleted, {content_columns}) >> 1)::bigint as content,
    (hash({core_columns}) >> 1)::bigint as core,
    withheld or individual as withheld
  )
  from scoped
) to {target} (format parquet, compression zstd, row_group_size 30720)
