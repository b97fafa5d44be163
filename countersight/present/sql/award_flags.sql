-- The flags raised on some awards.
SELECT award_key, flag, value, peer, why, action_keys
FROM flag
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY award_key, flag
