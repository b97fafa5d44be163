-- Offices of an agency, those with the most money first, each name of an office with its days.
SELECT office_code, name, source, first_date, last_date, actions, obligated
FROM agency_office
WHERE organisation_id = $id
ORDER BY
    max(obligated) OVER (PARTITION BY office_code) DESC NULLS LAST,
    office_code, first_date NULLS LAST, name, source
