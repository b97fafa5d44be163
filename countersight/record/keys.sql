-- Where the versions that this pull brings are, sorted for look-up by number: of a group of rows, a
-- look-up reads the pages alone that may hold it.
copy (
  select
    coalesce(s.award_id_piid, split_part(s.contract_award_unique_key, '_', 3)) as piid,
    s.contract_award_unique_key as award_key,
    s.version_id
  from staged_action s
  join fate f on f.version_id = s.version_id and f.sighted = s.version_id
  order by piid, award_key, version_id
) to {target} (
  format parquet, compression zstd, row_group_size 122880,
  write_page_index true, data_page_size_limit 65536
)
