-- The awards under a vehicle, but one; the most money first, from behind a place on.
WITH placed AS (
    SELECT
        award_key, piid, supplier, agency, coalesce(obligated, 0) AS obligated,
        first_date, last_date,
        award_key AS key,
        count(*) OVER () AS of_all
    FROM award
    WHERE upper(parent_piid) = upper($vehicle) AND ($but IS NULL OR award_key <> $but)
),

line AS (
    SELECT *
    FROM placed
    WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
    ORDER BY -obligated, key
    LIMIT $limit
),

latest AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    SEMI JOIN line USING (award_key)
    GROUP BY award_key
)

SELECT line.*, latest.state
FROM line
LEFT JOIN latest USING (award_key)
ORDER BY -obligated, key
