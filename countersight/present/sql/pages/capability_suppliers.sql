-- Who was paid for a capability, the most first.
SELECT
    coalesce(organisation_id, '') AS organisation_id,
    coalesce(o.name, a.supplier) AS name,
    count(*) AS awards,
    sum(a.obligated) AS obligated,
    count(*) OVER () AS of_all
FROM capability
JOIN award AS a USING (award_key)
LEFT JOIN award_supplier USING (award_key)
LEFT JOIN organisation AS o USING (organisation_id)
WHERE capability = $capability
GROUP BY ALL
ORDER BY obligated DESC, name
LIMIT $limit
