-- What became of an organisation, the first first.
SELECT e.event, e.day, e.last_before, e.was, e.is_now, e.words, e.source, e.award_key,
    o.organisation_id AS page_id, o.name AS other
FROM organisation_event e
LEFT JOIN organisation o ON o.organisation_id = e.other_id
WHERE e.organisation_id = $id
ORDER BY e.day NULLS FIRST, e.event, e.was, e.is_now, e.source, e.action_key
