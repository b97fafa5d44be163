-- Every organisation, with its names (the commonest first) and its identifiers (`UEI:…`).
WITH named AS (
    SELECT organisation_id, list(name ORDER BY actions DESC, name) AS names
    FROM (
        SELECT organisation_id, name, sum(actions) AS actions
        FROM organisation_name
        GROUP BY organisation_id, name
    )
    GROUP BY organisation_id
),

identified AS (
    SELECT organisation_id, list(DISTINCT scheme || ':' || value ORDER BY scheme || ':' || value)
        AS identifiers
    FROM organisation_identifier
    GROUP BY organisation_id
)

SELECT organisation.*, coalesce(names, []) AS names, coalesce(identifiers, []) AS identifiers
FROM organisation
LEFT JOIN named USING (organisation_id)
LEFT JOIN identified USING (organisation_id)
ORDER BY organisation_id
