-- What the record altered of an award after the fact, oldest first.
SELECT modification, field, old, new, from_pull, to_pull, from_seen, to_seen
FROM change
WHERE award_key = $key
ORDER BY to_seen, modification, field, action_key
