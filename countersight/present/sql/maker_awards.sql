-- The awards whose money is a maker's, the most first, from behind a place on.
WITH own AS (
    SELECT award_key, route
    FROM paid_to_maker
    WHERE lower(maker) = lower($maker)
),

line AS (
    SELECT
        award_key, a.piid, route, a.supplier, a.agency,
        coalesce(a.obligated, 0) AS obligated, a.first_date, a.last_date,
        award_key AS key,
        count(*) OVER () AS of_all
    FROM own
    JOIN award AS a USING (award_key)
)

SELECT line.*, product, words, strength
FROM line
LEFT JOIN maker USING (award_key)
WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
ORDER BY -obligated, key
LIMIT $limit
