-- What an agency's record comes to.
SELECT
    min(agency) AS agency,
    count(*) AS actions,
    count(DISTINCT award_key) AS awards,
    sum(obligation) AS obligated,
    min(action_date) AS first_date,
    max(action_date) AS last_date
FROM action
WHERE upper(agency) = upper($agency) OR agency_code = $agency
HAVING count(*) > 0
