-- Actions that a claim on a supplier may be about: paid to one of $suppliers ("direct"), or of an
-- award to somebody else that names the claim's maker in a description ("resold").
-- $maker is a regular expression for the name as whole words, $word one plain word of it that
-- makes the search cheap; $maker null: no award of others is looked for.
WITH direct AS (
    SELECT *, false AS resold
    FROM action
    WHERE list_contains($suppliers, supplier)
),

naming AS (
    SELECT DISTINCT award_key
    FROM action
    WHERE $maker IS NOT NULL
        AND contains(upper(description), $word)
        AND regexp_matches(description, $maker, 'i')
        AND NOT list_contains($suppliers, supplier)
),

resold AS (
    SELECT action.*, true AS resold
    FROM action
    SEMI JOIN naming USING (award_key)
    WHERE NOT list_contains($suppliers, supplier)
)

SELECT
    award_key, piid, modification, action_date, obligation, description, supplier, agency,
    current_value, ceiling, resold
FROM (FROM direct UNION ALL FROM resold)
WHERE action_date IS NOT NULL AND obligation IS NOT NULL
ORDER BY award_key, action_date, modification
