-- What an agency obligated in each fiscal year.
SELECT
    (year(action_date) + CASE WHEN month(action_date) >= 10 THEN 1 ELSE 0 END) AS fiscal_year,
    count(*) AS actions,
    count(DISTINCT award_key) AS awards,
    sum(obligation) AS obligated
FROM action
WHERE agency = $agency
GROUP BY fiscal_year
ORDER BY fiscal_year
