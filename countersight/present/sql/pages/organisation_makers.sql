-- Whose products a supplier resells.
SELECT maker AS name, count(*) AS awards, sum(obligated) AS obligated
FROM award_supplier
JOIN maker USING (award_key)
JOIN award USING (award_key)
WHERE organisation_id = $id
GROUP BY maker
ORDER BY obligated DESC, maker
