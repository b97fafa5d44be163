-- The agencies with the most awards.
SELECT agency AS name
FROM award
WHERE agency IS NOT NULL
GROUP BY agency
ORDER BY count(*) DESC, agency
LIMIT 10
