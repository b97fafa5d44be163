-- Every flag raised on an award.
SELECT award_key, flag, value, peer, why, action_keys
FROM flag
ORDER BY award_key, flag
