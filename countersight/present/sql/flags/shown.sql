-- Which of the columns that flags look at the record shows for some awards.
select
  count(extent_competed) > 0 as extent_competed,
  count(not_competed_reason) > 0 as not_competed_reason,
  count(fair_opportunity) > 0 as fair_opportunity,
  count(offers) > 0 as offers,
  count(solicitation_date) > 0 as solicitation_date,
  count(undefinitized) > 0 as undefinitized,
  count(ceiling) > 0 as ceiling,
  count(end_date) > 0 as end_date
from action
where $award is null or award_key = $award or upper(piid) = upper($award)
