-- A page of organisations by what they were paid (or, agencies, paid), from behind a place on.
SELECT organisation_id, kind, name, actions, awards, obligated, first_date, last_date
FROM organisation
WHERE kind = $kind
    AND ($words IS NULL OR organisation_id IN (
        SELECT organisation_id FROM organisation_name WHERE contains(lower(name), lower($words))
        UNION ALL
        SELECT organisation_id FROM organisation_identifier WHERE lower(value) = lower($words)
        UNION ALL
        SELECT organisation_id FROM organisation WHERE contains(lower(name), lower($words))
    ))
    AND ($after_id IS NULL OR (-obligated, organisation_id)
        > (-$after_amount::DECIMAL(38, 2), $after_id))
ORDER BY -obligated, organisation_id
LIMIT $limit
