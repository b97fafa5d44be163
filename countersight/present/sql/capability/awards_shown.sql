-- The awards of a page with the maker, the state and the flags of each.
WITH latest AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    SEMI JOIN line USING (award_key)
    GROUP BY award_key
),

flagged AS (
    SELECT award_key, list(flag ORDER BY flag) AS flags
    FROM flag
    SEMI JOIN line USING (award_key)
    GROUP BY award_key
)

SELECT line.*, maker.maker, maker.product, latest.state, coalesce(flagged.flags, []) AS flags
FROM line
LEFT JOIN maker USING (award_key)
LEFT JOIN latest USING (award_key)
LEFT JOIN flagged USING (award_key)
