-- What each action did.
SELECT award_key, modification, events, effective_date, partial, evidence, lines
FROM lifecycle
ORDER BY award_key, action_key
