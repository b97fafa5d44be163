-- The events of the awards in $awards up to $horizon, an action a row, in order.
SELECT
    action.award_key, action.piid, action.modification, action.action_date,
    coalesce(lifecycle.effective_date, action.action_date) AS effective,
    lifecycle.events, action.description, action.supplier
FROM action
JOIN lifecycle USING (action_key)
WHERE list_contains($awards, action.award_key) AND action.action_date <= $horizon
ORDER BY action.award_key, action.action_date, action.modification
