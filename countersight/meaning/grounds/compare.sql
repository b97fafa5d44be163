-- The awards that a flag judged, each with what its peers show: the share of them that is flagged,
-- or their median. Fewer than $least_peers say nothing of what is usual.
create or replace temp table judged as
with
measured as ({flag}
),
grouped as (
  select m.*, s.peers, s.peers_are, s.agency from measured m join subject s using (award_key)
),
peer as (
  select
    peers,
    count(*) as awards,
    case $compared when 'share' then avg(flagged::integer) when 'median' then median(value) end
      as peer
  from grouped
  group by peers
  having count(*) >= $least_peers and $compared <> 'nothing' and not bool_and(flagged)
)
select
  g.award_key,
  g.agency,
  g.flagged,
  g.value::double as value,
  p.peer::double as peer,
  case when g.flagged then g.why || coalesce(case $compared
    when 'share'
      then format('; {{}} of the {{:,}} {{}} are flagged alike', percent(p.peer), p.awards, g.peers_are)
    else format('; the median of {{:,}} {{}} is {{}}', p.awards, g.peers_are, measured(p.peer, $unit))
  end, '') || '.' end as why,
  case when g.flagged then g.action_keys end as action_keys
from grouped g
left join peer p using (peers)
