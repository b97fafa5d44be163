-- The awards of a supplier, the largest first.
WITH last_state AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    SEMI JOIN (SELECT award_key FROM award_supplier WHERE organisation_id = $id) USING (award_key)
    GROUP BY award_key
)
SELECT
    award_key, piid, supplier, agency, obligated, first_date, last_date, state,
    count(*) OVER () AS of_all
FROM award_supplier
JOIN award USING (award_key)
LEFT JOIN last_state USING (award_key)
WHERE organisation_id = $id
ORDER BY obligated DESC, award_key
LIMIT $limit
