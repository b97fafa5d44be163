-- Actions of other companies that moved such an amount at that time; two are enough to tell nothing.
SELECT
    award_key, piid, modification, action_date, action_date AS effective, [] AS events,
    obligation, description, supplier, agency, current_value,
    ceiling, parent_piid, false AS resold
FROM claimable
WHERE obligation >= $low AND obligation < $high
    AND action_date BETWEEN $first AND $last
    AND list_contains($agencies, agency)
    AND NOT list_contains($suppliers, supplier)
LIMIT 2
