-- The awards that bear a capability, the largest first.
SELECT
    award_key, piid, supplier, agency, obligated, first_date, last_date, strength,
    evidence[1].words AS words, evidence[1].basis AS basis,
    count(*) OVER () AS of_all
FROM capability
JOIN award USING (award_key)
WHERE capability = $capability
ORDER BY obligated DESC, award_key
LIMIT $limit
