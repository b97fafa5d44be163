-- The awards that bear a capability, most money first, with the best evidence for it.
WITH latest AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    GROUP BY award_key
),
flagged AS (
    SELECT award_key, list(flag ORDER BY flag) AS flags
    FROM flag
    GROUP BY award_key
)
SELECT
    award.award_key,
    award.piid,
    award.supplier,
    maker.maker,
    maker.product,
    award.agency,
    award.obligated,
    award.first_date,
    award.last_date,
    latest.state,
    coalesce(flagged.flags, []) AS flags,
    capability.strength,
    capability.evidence[1].basis AS basis,
    capability.evidence[1].words AS words
FROM capability
JOIN award USING (award_key)
LEFT JOIN maker USING (award_key)
LEFT JOIN latest USING (award_key)
LEFT JOIN flagged USING (award_key)
WHERE capability.capability = $id
ORDER BY award.obligated DESC NULLS LAST, award.award_key
LIMIT $limit
