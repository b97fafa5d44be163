-- The awards whose money is a maker's.
WITH own AS (
    SELECT award_key, route
    FROM paid_to_maker
    WHERE lower(maker) = lower($maker)
)

SELECT
    award_key, a.piid, route, a.supplier, a.agency,
    coalesce(a.obligated, 0) AS obligated, a.first_date, a.last_date,
    award_key AS key,
    product, words, strength
FROM own
JOIN award AS a USING (award_key)
LEFT JOIN maker USING (award_key)
