-- The columns of a version file that a look-up reads, in files of few rows: a footer is read whole,
-- and so is the page of each column that holds an award's. Packed lightly, for `add` waits for it.
copy (select {columns} from read_parquet({source}))
to {target} (
  format parquet, compression snappy, write_bloom_filter false,
  row_group_size 32768, row_groups_per_file 2, write_page_index true, data_page_size_limit 16384
)
