-- Whose an organisation is, by every source, in the order of time; `page_id`: the owner's own id,
-- where the record has it as another organisation.
SELECT w.organisation_id, owner, owner_id, from_date, to_date, basis, source, award_key,
    o.organisation_id AS page_id
FROM owner w
LEFT JOIN organisation o ON o.organisation_id = w.owner_id AND w.owner_id <> w.organisation_id
WHERE list_contains($ids, w.organisation_id)
ORDER BY w.organisation_id, from_date NULLS FIRST, to_date NULLS LAST, owner, source, basis,
    award_key
