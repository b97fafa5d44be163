-- Offices of agencies by their names and days.
SELECT t.short AS agency, f.organisation_id, f.office_code, f.name, f.source, f.first_date, f.last_date,
    f.actions, f.obligated
FROM agency_office f
LEFT JOIN (
    SELECT organisation_id, max(short) AS short FROM agency_tree GROUP BY organisation_id
) t USING (organisation_id)
ORDER BY f.organisation_id, f.office_code, f.first_date NULLS LAST, f.name, f.source
