-- What the awards that bear a capability obligated, by the fiscal year of the action.
SELECT
    year(action_date) + (month(action_date) >= 10)::integer AS fiscal_year,
    count(DISTINCT award_key) AS awards,
    count(*) AS actions,
    sum(obligation) AS obligated
FROM action
WHERE award_key IN (SELECT award_key FROM capability WHERE capability = $id)
GROUP BY fiscal_year
ORDER BY fiscal_year
