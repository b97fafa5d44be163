-- The names of an organisation, and where and when they were seen.
SELECT name, source, first_date, last_date, actions
FROM organisation_name
WHERE organisation_id = $id
ORDER BY last_date DESC NULLS LAST, actions DESC, name
