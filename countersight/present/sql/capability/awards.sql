-- The awards that bear a capability, with the best evidence for it.
SELECT
    award_key, piid, award.supplier, agency, coalesce(obligated, 0) AS obligated,
    first_date, last_date, strength,
    evidence[1].basis AS basis,
    evidence[1].words AS words,
    award_key AS key
FROM capability
JOIN award USING (award_key)
WHERE capability = $id
