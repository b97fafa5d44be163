-- Makers by the money that is theirs, and how much of it went through resellers.
WITH made AS (
    SELECT
        maker,
        count(*) AS awards,
        count(DISTINCT CASE WHEN route = 'reseller' THEN supplier END) AS resellers,
        coalesce(sum(obligated) FILTER (WHERE route = 'direct'), 0) AS direct,
        coalesce(sum(obligated) FILTER (WHERE route = 'reseller'), 0) AS resold,
        coalesce(sum(obligated), 0) AS obligated
    FROM paid_to_maker
    WHERE $words IS NULL OR contains(lower(maker), lower($words))
    GROUP BY maker
    HAVING resold <> 0
),

line AS (SELECT *, maker AS key, count(*) OVER () AS of_all FROM made)

SELECT *
FROM line
WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
ORDER BY -obligated, key
LIMIT $limit
