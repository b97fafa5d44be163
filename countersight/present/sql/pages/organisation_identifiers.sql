-- The identifiers of an organisation.
SELECT scheme, value, source, first_date, last_date
FROM organisation_identifier
WHERE organisation_id = $id
ORDER BY scheme, first_date, value
