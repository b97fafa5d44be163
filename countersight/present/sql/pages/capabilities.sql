-- Each capability: on how many awards, how surely, what they come to, from when to when.
SELECT
    capability AS id,
    count(*) AS awards,
    count(*) FILTER (WHERE strength = 'stated') AS stated,
    count(*) FILTER (WHERE strength = 'shown') AS shown,
    count(*) FILTER (WHERE strength = 'supporting') AS supporting,
    sum(obligated) AS obligated,
    min(first_date) AS first_date,
    max(last_date) AS last_date
FROM capability
JOIN award USING (award_key)
GROUP BY capability
ORDER BY obligated DESC, capability
