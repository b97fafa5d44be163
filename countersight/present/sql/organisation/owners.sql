-- Whose an organisation is, by every source, in the order of time.
SELECT organisation_id, owner, owner_id, from_date, to_date, basis, source, award_key
FROM owner
WHERE list_contains($ids, organisation_id)
ORDER BY organisation_id, from_date NULLS FIRST, to_date NULLS LAST, owner, source, basis
