-- The actions of some awards with what each did, oldest first; the base award leads its day.
SELECT
    action.award_key,
    action.modification,
    action.action_date,
    action.obligation,
    action.description,
    lifecycle.events,
    action.first_seen,
    action.last_seen
FROM action
LEFT JOIN lifecycle USING (action_key)
WHERE action.award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY action.award_key, action.action_date, action.modification <> '0', action.modification
