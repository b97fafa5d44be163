-- The capabilities that a supplier's awards bear.
SELECT capability AS id, count(*) AS awards, sum(obligated) AS obligated
FROM award_supplier
JOIN capability USING (award_key)
JOIN award USING (award_key)
WHERE organisation_id = $id
GROUP BY capability
ORDER BY obligated DESC, capability
