-- What the record knows of some companies: names, country, identifiers.
WITH named AS (
    SELECT organisation_id, array_agg(DISTINCT name ORDER BY name) AS names
    FROM organisation_name
    WHERE organisation_id IN (SELECT unnest($ids::VARCHAR[]))
    GROUP BY organisation_id
),
identified AS (
    SELECT organisation_id, array_agg(DISTINCT [scheme, value] ORDER BY [scheme, value]) AS identifiers
    FROM organisation_identifier
    WHERE organisation_id IN (SELECT unnest($ids::VARCHAR[]))
    GROUP BY organisation_id
)
SELECT organisation_id, name, country, names, identifiers
FROM organisation
LEFT JOIN named USING (organisation_id)
LEFT JOIN identified USING (organisation_id)
WHERE organisation_id IN (SELECT unnest($ids::VARCHAR[])) AND kind = 'company'
ORDER BY organisation_id
