-- When each version was seen: the first and the last pull that showed it, up to the reader's time.
create temp view seen as
select
  version_id,
  action_key,
  award_key,
  family,
  min(seen_at) as first_seen,
  max(seen_at) as last_seen,
  arg_max(sighted_in, seen_at) as pull
from sighted
group by all
