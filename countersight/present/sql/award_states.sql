-- The states of some awards, in order.
SELECT award_key, date, state, modification, basis, strength, words, lines
FROM state
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY award_key, position
