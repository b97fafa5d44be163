-- What each agency obligated in each fiscal year for each capability, or for one, or one agency's.
WITH spent AS (
    SELECT
        capability,
        agency,
        (year(action_date) + CASE WHEN month(action_date) >= 10 THEN 1 ELSE 0 END) AS fiscal_year,
        sum(obligation) AS obligated,
        count(DISTINCT award_key) AS awards
    FROM capability
    JOIN action USING (award_key)
    WHERE ($capability IS NULL OR capability = $capability)
        AND ($agency IS NULL OR agency = $agency)
    GROUP BY ALL
)
SELECT *
FROM spent
ORDER BY sum(obligated) OVER (PARTITION BY capability) DESC, capability, agency, fiscal_year
