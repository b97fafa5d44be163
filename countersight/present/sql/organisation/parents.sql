-- Whom the record names as parent, in the order in which it began to.
SELECT organisation_id, parent, parent_uei, first_date, last_date, actions
FROM organisation_parent
WHERE list_contains($ids, organisation_id)
ORDER BY organisation_id, first_date, last_date, parent, parent_uei
