-- Whom an agency pays, the most first.
SELECT
    coalesce(organisation_id, '') AS organisation_id,
    coalesce(o.name, a.supplier) AS name,
    count(*) AS awards,
    sum(a.obligated) AS obligated,
    count(*) OVER () AS of_all
FROM award AS a
LEFT JOIN award_supplier USING (award_key)
LEFT JOIN organisation AS o USING (organisation_id)
WHERE agency = $agency
GROUP BY ALL
ORDER BY obligated DESC, name
LIMIT $limit
