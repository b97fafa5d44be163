-- A page of what the record altered, the last pull's first and in it what weighs most; `changes.sql`
-- finds and weighs.
with weighed as (select *, epoch_us(to_seen) as seen_us from ({weighed}))
select * exclude (seen_us)
from weighed
where $after_seen is null
  or (-seen_us, -weight::double, action_key, field)
    > (-$after_seen::bigint, -$after_weight::double, $after_action::varchar, $after_field::varchar)
order by -seen_us, -weight::double, action_key, field
limit $limit
