-- What each agency obligated to a supplier in each fiscal year.
WITH spent AS (
    SELECT
        agency,
        (year(action_date) + CASE WHEN month(action_date) >= 10 THEN 1 ELSE 0 END) AS fiscal_year,
        sum(obligation) AS obligated,
        count(DISTINCT award_key) AS awards
    FROM award_supplier
    JOIN action USING (award_key)
    WHERE organisation_id = $id
    GROUP BY ALL
)
SELECT *
FROM spent
ORDER BY sum(obligated) OVER (PARTITION BY agency) DESC, agency, fiscal_year
