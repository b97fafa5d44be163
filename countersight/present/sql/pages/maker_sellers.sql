-- Who was paid for a maker's products, itself or a reseller, the most first.
SELECT
    coalesce(organisation_id, '') AS organisation_id,
    coalesce(o.name, paid.supplier) AS name,
    route,
    count(*) AS awards,
    coalesce(sum(paid.obligated), 0) AS obligated
FROM paid_to_maker AS paid
LEFT JOIN award_supplier USING (award_key)
LEFT JOIN organisation AS o USING (organisation_id)
WHERE lower(maker) = lower($maker)
GROUP BY ALL
ORDER BY obligated DESC, name, route, organisation_id
