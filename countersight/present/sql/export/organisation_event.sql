-- What became of organisations: renamed, sold, merged, novated, with the words that say so.
SELECT o.name, e.organisation_id, e.event, e.day, e.last_before, e.was, e.is_now, e.other_id, e.words,
    e.source, e.award_key, e.action_key
FROM organisation_event e
JOIN organisation o USING (organisation_id)
ORDER BY e.organisation_id, e.day NULLS FIRST, e.event, e.was, e.is_now, e.source, e.action_key
