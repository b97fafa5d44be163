-- Who else sells the products of a maker, by each of its names as the table of makers has them.
SELECT
    coalesce(organisation_id, '') AS organisation_id, coalesce(o.name, a.supplier) AS name,
    count(*) AS awards, coalesce(sum(a.obligated), 0) AS obligated
FROM maker
JOIN award AS a USING (award_key)
LEFT JOIN award_supplier USING (award_key)
LEFT JOIN organisation AS o USING (organisation_id)
WHERE maker IN (SELECT unnest($makers::VARCHAR[])) AND organisation_id IS DISTINCT FROM $id
GROUP BY ALL
ORDER BY obligated DESC, name, organisation_id
