-- The capabilities that organisations' awards bear.
SELECT organisation_id, capability AS id, count(*) AS awards,
    coalesce(sum(obligated), 0) AS obligated
FROM award_supplier
JOIN capability USING (award_key)
JOIN award USING (award_key)
WHERE list_contains($ids, organisation_id)
GROUP BY ALL
ORDER BY organisation_id, obligated DESC, id
