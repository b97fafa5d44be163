-- Each flag: how many awards it was raised on, of how many that could be judged, of how many in all.
with
raised as (
  select flag, sum(obligated) as obligated
  from flag join award using (award_key)
  where $agency is null or upper(agency) = upper($agency)
  group by flag
),
covered as (
  select flag, sum(awards)::bigint as awards, sum(judged)::bigint as judged,
    sum(flagged)::bigint as flagged
  from flag_coverage
  where $agency is null or upper(agency) = upper($agency)
  group by flag
)
select flag, flagged, judged, awards, coalesce(obligated, 0) as obligated
from covered left join raised using (flag)
order by flag
