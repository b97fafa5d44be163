SELECT organisation_id, country, state, city, first_date, last_date
FROM organisation_place
WHERE list_contains($ids, organisation_id)
ORDER BY organisation_id, actions DESC, country, state, city
