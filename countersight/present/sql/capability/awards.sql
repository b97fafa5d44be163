-- The awards that bear a capability, most money first, from behind a place on, with the best
-- evidence for it.
WITH borne AS (
    SELECT
        award_key, piid, award.supplier, agency, coalesce(obligated, 0) AS obligated,
        first_date, last_date, strength,
        evidence[1].basis AS basis,
        evidence[1].words AS words,
        award_key AS key,
        count(*) OVER () AS of_all
    FROM capability
    JOIN award USING (award_key)
    WHERE capability = $id
),

line AS (
    SELECT *
    FROM borne
    WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
    ORDER BY -obligated, key
    LIMIT $limit
),

latest AS (
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
ORDER BY -line.obligated, line.key
