-- Whose an organisation is over time, by every source; `page_id` where the owner has a page here.
SELECT w.owner, w.owner_id, w.from_date, w.to_date, w.basis, w.source, w.award_key,
    o.organisation_id AS page_id
FROM owner w
LEFT JOIN organisation o ON o.organisation_id = w.owner_id AND w.owner_id <> w.organisation_id
WHERE w.organisation_id = $id
ORDER BY w.from_date NULLS FIRST, w.to_date NULLS LAST, w.owner, w.source, w.basis
