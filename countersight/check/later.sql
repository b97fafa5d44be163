-- What happened to the awards in $awards after $published, an event a row.
SELECT action.piid, action.modification, action.action_date, unnest(lifecycle.events) AS event
FROM action
JOIN lifecycle USING (action_key)
WHERE list_contains($awards, action.award_key) AND action.action_date > $published
ORDER BY action.award_key, action.action_date, action.modification
