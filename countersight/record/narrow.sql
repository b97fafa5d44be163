-- The columns of a version file that a look-up reads. Rows lie as they lay, by number, in groups so
-- small that those of an award are read without many others.
copy (select {columns} from read_parquet({source}))
to {target} (format parquet, compression zstd, compression_level 1, row_group_size 4096)
