-- The organisation that an award's supplier is.
SELECT organisation_id AS id, name
FROM award_supplier
JOIN organisation USING (organisation_id)
WHERE award_key = $key
