SELECT organisation_id, scheme, value, string_agg(DISTINCT source, ', ' ORDER BY source) AS source,
    min(first_date) AS first_date, max(last_date) AS last_date
FROM organisation_identifier
WHERE list_contains($ids, organisation_id)
GROUP BY organisation_id, scheme, value
ORDER BY organisation_id, scheme DESC, first_date, value
