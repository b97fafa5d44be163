-- Whose organisations are over time, a span a row, with its ground and its source.
SELECT o.name, w.organisation_id, w.owner, w.owner_id, w.from_date, w.to_date, w.basis, w.source,
    w.award_key
FROM owner w
JOIN organisation o USING (organisation_id)
ORDER BY w.organisation_id, w.from_date NULLS FIRST, w.to_date NULLS LAST, w.owner, w.source, w.basis,
    w.award_key
