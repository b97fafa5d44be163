-- Other awards that hang on the same vehicle, the largest first, and how many there are in all.
SELECT
    award_key, piid, supplier, agency, obligated, first_date, last_date,
    count(*) OVER () AS of_all
FROM award
WHERE parent_piid = $vehicle AND award_key <> $key
ORDER BY obligated DESC, award_key
LIMIT 12
