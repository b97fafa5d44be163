-- One organisation.
SELECT organisation_id, kind, name, country, actions, awards, obligated, first_date, last_date
FROM organisation
WHERE organisation_id = $id
