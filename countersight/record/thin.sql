-- A staged file without the rows that make no new version.
copy (
  select v.* from read_parquet({source}) v
  where v.version_id in (select sighted from fate where sighted = version_id)
  order by v.version_id
) to {target} (format parquet, compression zstd, row_group_size 30720)
