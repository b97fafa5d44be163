-- Whose products the awards buy, where they are not their suppliers'.
SELECT award_key, maker, product, words, strength, action_key
FROM maker
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
