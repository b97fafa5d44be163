-- Whose products the awards buy, where they are not their suppliers', and the action that says so.
SELECT maker.award_key, maker, product, words, strength, action_key, modification
FROM maker
LEFT JOIN action USING (action_key)
WHERE maker.award_key IN (SELECT unnest($keys::VARCHAR[]))
