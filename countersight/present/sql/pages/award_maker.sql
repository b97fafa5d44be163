-- Whose product an award buys, where it is not its supplier's.
SELECT maker AS name, product, words, strength, modification
FROM maker
LEFT JOIN action USING (action_key)
WHERE maker.award_key = $key
