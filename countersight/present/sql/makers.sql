-- Makers by the money that is theirs, and how much of it went through resellers.
SELECT
    maker,
    count(*) AS awards,
    count(DISTINCT CASE WHEN route = 'reseller' THEN supplier END) AS resellers,
    coalesce(sum(obligated) FILTER (WHERE route = 'direct'), 0) AS direct,
    coalesce(sum(obligated) FILTER (WHERE route = 'reseller'), 0) AS resold,
    coalesce(sum(obligated), 0) AS obligated,
    count(*) OVER () AS total
FROM paid_to_maker
GROUP BY maker
HAVING resold <> 0
ORDER BY obligated DESC, maker
LIMIT coalesce($most, 9223372036854775807)
