-- What organisations are called, and their figures in all.
SELECT organisation_id, kind, name, country, actions, awards, obligated, first_date, last_date
FROM organisation
WHERE list_contains($ids, organisation_id)
