-- What became of an organisation, in the order of time.
SELECT organisation_id, event, day, last_before, was, is_now, other_id, words, source, award_key,
    action_key
FROM organisation_event
WHERE list_contains($ids, organisation_id)
ORDER BY organisation_id, day NULLS FIRST, event, was, is_now, source, action_key
