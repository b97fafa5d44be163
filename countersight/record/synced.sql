-- What earlier syncs brought: when the newest changes of an agency were seen, and each archive's
-- name. A source file's path tells, as downloads are kept in <store>/downloads/<source>/<agency>/.
with downloaded as (
  select
    pull.seen_at,
    contains(source_file.path, $folder || 'changes/') as changes,
    regexp_extract(source_file.path, '/([^/!]+\.zip)!', 1) as archive
  from source_file
  join pull using (pull)
  where contains(source_file.path, $folder)
)
select
  max(seen_at) filter (where changes) as last,
  coalesce(list(distinct archive), []) as archives
from downloaded
