-- What the record holds of each agency's fiscal years, and how many pulls show of it.
WITH held AS (
    SELECT
        agency,
        agency_code,
        (year(action_date) + CASE WHEN month(action_date) >= 10 THEN 1 ELSE 0 END) AS fiscal_year,
        count(*) AS actions,
        min(action_date) AS first_date,
        max(action_date) AS last_date
    FROM action
    GROUP BY ALL
),
shown AS (
    SELECT agency_code, fiscal_year, count(DISTINCT pull) AS pulls
    FROM coverage
    SEMI JOIN pull USING (pull)
    GROUP BY ALL
),
cell AS (
    SELECT
        agency, fiscal_year, sum(actions)::BIGINT AS actions, min(first_date) AS first_date,
        max(last_date) AS last_date, coalesce(max(pulls), 0) AS pulls
    FROM held
    LEFT JOIN shown USING (agency_code, fiscal_year)
    GROUP BY agency, fiscal_year
)
SELECT *
FROM cell
ORDER BY sum(actions) OVER (PARTITION BY agency) DESC, agency, fiscal_year
