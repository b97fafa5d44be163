-- Every action of a company, with its events; natural persons are no subject of a note.
SELECT
    award_key, piid, action.modification, action_date, obligation, supplier, agency,
    coalesce(lifecycle.events, []) AS events
FROM action
LEFT JOIN lifecycle USING (action_key, award_key)
WHERE obligation IS NOT NULL AND supplier NOT ILIKE 'individual %'
ORDER BY action_key
