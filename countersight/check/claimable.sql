-- Every action that may bear on a claim, with what it did and when by its own text.
CREATE TEMP TABLE claimable AS
SELECT
    award_key, piid, action.modification, action_date,
    coalesce(effective_date, action_date) AS effective, coalesce(events, []) AS events,
    obligation, coalesce(description, '') AS description, supplier, agency, current_value,
    ceiling, parent_piid
FROM action
LEFT JOIN lifecycle USING (action_key, award_key)
