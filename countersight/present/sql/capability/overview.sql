-- How many awards bear each capability, by the best evidence for it, and what they obligated.
SELECT
    capability,
    count(*) AS awards,
    count(*) FILTER (strength = 'stated') AS stated,
    count(*) FILTER (strength = 'shown') AS shown,
    count(*) FILTER (strength = 'supporting') AS supporting,
    sum(award.obligated) AS obligated
FROM capability
JOIN award USING (award_key)
GROUP BY capability
