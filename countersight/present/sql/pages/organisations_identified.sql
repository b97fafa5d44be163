-- The organisations that bear one of some identifiers.
SELECT DISTINCT organisation_id
FROM organisation_identifier
WHERE value IN (SELECT unnest($values::VARCHAR[]))
