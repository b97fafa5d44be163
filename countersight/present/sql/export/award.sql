-- Every award, with its last known state.
WITH latest AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    GROUP BY award_key
)
SELECT award.*, latest.state
FROM award
LEFT JOIN latest USING (award_key)
ORDER BY award_key
