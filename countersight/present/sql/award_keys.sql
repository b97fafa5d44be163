-- The awards that a person may mean by a number. A PIID alone is not unique.
WITH meant AS (
    SELECT award_key, last_date FROM award WHERE award_key = $number
    UNION
    SELECT award_key, last_date FROM award WHERE piid IN ($number, upper($number))
)

SELECT award_key
FROM meant
ORDER BY last_date DESC, award_key
