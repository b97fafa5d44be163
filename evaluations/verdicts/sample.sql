-- Every action of a company; natural persons are no subject of a note.
SELECT
    award_key, piid, modification, action_date, obligation, supplier, agency,
    coalesce(description, '') AS description
FROM action
WHERE obligation IS NOT NULL AND supplier NOT ILIKE 'individual %'
ORDER BY action_key
