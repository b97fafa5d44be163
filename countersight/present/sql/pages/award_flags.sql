-- The red flags on an award.
SELECT flag, value, peer, why, action_keys
FROM flag
WHERE award_key = $key
ORDER BY flag
