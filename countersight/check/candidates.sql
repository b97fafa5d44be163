-- Actions that a claim on a supplier may be about: of awards that paid one of $suppliers, or of
-- awards to others that name the claim's maker in a description, or whose table `maker` does
-- ("resold").
-- $maker is a regular expression for the name as whole words, $word one plain word of it that
-- makes the search cheap; $maker null: no description is searched. $squeezed: its small letters
-- and digits alone.
WITH paid AS (
    SELECT DISTINCT award_key
    FROM claimable
    WHERE list_contains($suppliers, supplier)
),

naming AS (
    SELECT DISTINCT award_key
    FROM claimable
    WHERE $maker IS NOT NULL
        AND contains(upper(description), $word)
        AND regexp_matches(description, $maker, 'i')
),

-- What only a product's name shows to be of the maker.
made AS (
    SELECT award_key
    FROM maker
    WHERE regexp_replace(lower(maker.maker), '[^a-z0-9]', '', 'g') = $squeezed
),

chosen AS (
    SELECT award_key, false AS resold FROM paid
    UNION ALL
    SELECT award_key, true AS resold
    FROM (FROM naming UNION FROM made) ANTI JOIN paid USING (award_key)
)

SELECT
    award_key, piid, modification, action_date, effective, events, obligation, description, supplier,
    agency, current_value, ceiling, parent_piid, resold
FROM claimable
JOIN chosen USING (award_key)
WHERE action_date IS NOT NULL AND obligation IS NOT NULL
ORDER BY award_key, action_date, modification, obligation, description
