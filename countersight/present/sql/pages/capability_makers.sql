-- Whose products a capability's awards buy where the supplier resells, the most money first.
SELECT
    maker,
    array_agg(DISTINCT product ORDER BY product) FILTER (WHERE product IS NOT NULL) AS products,
    count(*) AS awards,
    sum(obligated) AS obligated,
    array_agg(DISTINCT supplier ORDER BY supplier) AS suppliers
FROM capability
JOIN maker USING (award_key)
JOIN award USING (award_key)
WHERE capability = $capability
GROUP BY maker
ORDER BY obligated DESC, maker
LIMIT $limit
