-- The makers of the record.
SELECT DISTINCT maker
FROM maker
ORDER BY maker
