-- The awards that a person may mean by a number. A PIID alone is not unique.
SELECT award_key
FROM award
WHERE award_key = $number OR upper(piid) = upper($number)
ORDER BY last_date DESC, award_key
