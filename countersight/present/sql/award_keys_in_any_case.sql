-- The awards whose number is this but for upper and lower case.
SELECT award_key
FROM award
WHERE upper(piid) = upper($number)
ORDER BY last_date DESC, award_key
