-- The capabilities that a maker's awards bear.
SELECT capability AS id, count(*) AS awards, coalesce(sum(obligated), 0) AS obligated
FROM paid_to_maker
JOIN capability USING (award_key)
WHERE lower(maker) = lower($maker)
GROUP BY capability
ORDER BY obligated DESC, capability
