-- Organisations, with what they were paid (or, agencies, paid).
SELECT organisation_id, kind, name, actions, awards, obligated, first_date, last_date,
    organisation_id AS key
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
