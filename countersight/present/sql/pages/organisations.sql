-- A page of organisations by what they were paid (or, agencies, paid), from behind a place on.
WITH line AS (
    SELECT organisation_id, kind, name, actions, awards, obligated, first_date, last_date,
        organisation_id AS key,
        count(*) OVER () AS of_all
    FROM organisation
    WHERE kind = $kind
        AND ($words IS NULL OR organisation_id IN (
            SELECT organisation_id FROM organisation_name
            WHERE contains(lower(name), lower($words))
            UNION ALL
            SELECT organisation_id FROM organisation_identifier WHERE lower(value) = lower($words)
            UNION ALL
            SELECT organisation_id FROM organisation WHERE contains(lower(name), lower($words))
        ))
)

SELECT *
FROM line
WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
ORDER BY -obligated, key
LIMIT $limit
