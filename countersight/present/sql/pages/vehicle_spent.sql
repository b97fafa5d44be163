-- What each agency obligated in each fiscal year by orders under a vehicle.
WITH spent AS (
    SELECT
        agency,
        year(action_date) + (month(action_date) >= 10)::INTEGER AS fiscal_year,
        sum(obligation) AS obligated
    FROM action
    WHERE award_key IN (
        SELECT award_key FROM award WHERE upper(parent_piid) = upper($vehicle)
    )
    GROUP BY ALL
)

SELECT *
FROM spent
ORDER BY sum(obligated) OVER (PARTITION BY agency) DESC, agency, fiscal_year
