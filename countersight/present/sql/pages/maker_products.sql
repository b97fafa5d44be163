-- The products of a maker that awards name.
SELECT DISTINCT product
FROM maker
WHERE lower(maker) = lower($maker) AND product IS NOT NULL
ORDER BY product
