-- Whose products organisations resell.
SELECT organisation_id, maker AS name, count(*) AS awards,
    coalesce(sum(obligated), 0) AS obligated
FROM award_supplier
JOIN maker USING (award_key)
JOIN award USING (award_key)
WHERE list_contains($ids, organisation_id)
GROUP BY ALL
ORDER BY organisation_id, obligated DESC, name
