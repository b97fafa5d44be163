-- Awards, one a line.
SELECT
    award_key, piid, supplier, agency, coalesce(obligated, 0) AS obligated, first_date, last_date,
    award_key AS key
FROM (
{those}
)
