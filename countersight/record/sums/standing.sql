-- Of each of those actions the version in force, and the full download that fills in what it lacks
-- (see `views/action.sql`).
create or replace temp table standing as
select
  arg_max(version_id, (last_seen, version_id)) as newest,
  arg_max(version_id, (last_seen, version_id)) filter (where is_full) as newest_full
from contested
group by action_key
