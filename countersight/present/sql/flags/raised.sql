-- The flags raised, those on the most money first.
with wanted as (
  select a.award_key, a.piid, a.supplier, a.agency, a.obligated, f.* exclude (award_key)
  from flag f join award a using (award_key)
  where ($flag is null or f.flag = $flag)
    and ($award is null or a.award_key = $award or upper(a.piid) = upper($award))
    and ($agency is null or upper(a.agency) = upper($agency))
)
select award_key, piid, supplier, agency, obligated, flag, value, peer, why, action_keys,
  count(*) over () as found
from wanted
order by obligated desc, award_key, flag
limit $limit
