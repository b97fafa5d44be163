-- Obligations by agency and fiscal year, each action once.
SELECT s.organisation_id, a.agency,
    year(a.action_date) + (month(a.action_date) >= 10)::INTEGER AS fiscal_year,
    count(DISTINCT a.award_key) AS awards, count(*) AS actions, sum(a.obligation) AS obligated
FROM award_supplier s
JOIN action a USING (award_key)
WHERE list_contains($ids, s.organisation_id)
GROUP BY ALL
ORDER BY s.organisation_id, a.agency, fiscal_year
