-- Which agencies and fiscal years this pull shows, and how many actions of each.
select
  $pull::integer as pull,
  layout,
  coalesce(awarding_sub_agency_code, nullif(split_part(contract_award_unique_key, '_', 4), ''))
    as agency_code,
  (year(action_date) + case when month(action_date) >= 10 then 1 else 0 end)::integer
    as fiscal_year,
  count(*) as rows,
  min(action_date) as first_date,
  max(action_date) as last_date
from staged_action
join fate using (version_id)
where status not in ('quarantined', 'repeated') and not deleted
group by all
order by all
