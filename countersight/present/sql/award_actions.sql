-- The actions of some awards with what each did, oldest first; the base award leads its day.
WITH own AS (
    SELECT action_key, events
    FROM lifecycle
    WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
)
SELECT
    action.award_key,
    action.modification,
    action.action_date,
    action.obligation,
    action.description,
    own.events,
    action.first_seen,
    action.last_seen
FROM action
LEFT JOIN own USING (action_key)
WHERE action.award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY action.award_key, action.action_date, action.modification <> '0', action.modification,
    action.action_key
