-- What became of an organisation, in the order of time; `other`: the name of the one in `other_id`,
-- where the record has it.
SELECT e.organisation_id, event, day, last_before, was, is_now, other_id, words, source, award_key,
    action_key, o.name AS other
FROM organisation_event e
LEFT JOIN organisation o ON o.organisation_id = e.other_id
WHERE list_contains($ids, e.organisation_id)
ORDER BY e.organisation_id, day NULLS FIRST, event, was, is_now, source, action_key
