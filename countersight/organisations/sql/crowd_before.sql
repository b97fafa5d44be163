-- Where crowds meet: profiles would meet there, and do not.
select distinct unnest([
  if(door is null, at_door, null), if(near is null, is_near, null), if(kin is null, is_kin, null)
]) as place
from profile
union
select place from crowd_before
where (place & 4294967295) not in (select meet from touched_meet)
