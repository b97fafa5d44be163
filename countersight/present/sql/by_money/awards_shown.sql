-- The awards of a page with the state of each.
SELECT line.*, latest.state
FROM line
LEFT JOIN (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    SEMI JOIN line USING (award_key)
    GROUP BY award_key
) AS latest USING (award_key)
