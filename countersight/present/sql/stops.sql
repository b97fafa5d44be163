-- Stops of work, oldest first; one whose day is unknown stands where it ended. `last_action` is what
-- the record shows of the award after all.
select
  s.award_key, a.piid, a.supplier, a.agency, a.obligated, s.begun, s.begun_by, s.words,
  s.partly, s.lines, s.ended, s.ended_by, s.ended_as, s.days, a.last_date as last_action
from stop s
join award a using (award_key)
where ($agencies is null or list_contains($agencies::varchar[], upper(a.agency)))
  and ($since is null or coalesce(s.begun, s.ended) >= $since)
  and ($award is null or a.award_key = $award or upper(a.piid) = upper($award))
order by coalesce(s.begun, s.ended), s.award_key, s.stop
