-- Names, the commonest first; the sources of one name together.
SELECT organisation_id, name, string_agg(DISTINCT source, ', ' ORDER BY source) AS source,
    min(first_date) AS first_date, max(last_date) AS last_date, sum(actions)::BIGINT AS actions
FROM organisation_name
WHERE list_contains($ids, organisation_id)
GROUP BY organisation_id, name
ORDER BY organisation_id, actions DESC, name
