-- What an agency obligated in each fiscal year, each action once, and to how many suppliers.
SELECT
    year(a.action_date) + (month(a.action_date) >= 10)::INTEGER AS fiscal_year,
    count(DISTINCT coalesce(s.organisation_id, a.supplier)) AS suppliers,
    count(DISTINCT a.award_key) AS awards,
    count(*) AS actions,
    sum(a.obligation) AS obligated
FROM action a
LEFT JOIN award_supplier s USING (award_key)
WHERE coalesce('AGENCY-' || a.agency_code, 'AGENCY-' || upper(a.agency)) = $id
GROUP BY fiscal_year
ORDER BY fiscal_year
