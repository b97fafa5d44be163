-- Actions whose texts hold every word and that pass every filter given, newest first, each with
-- the totals over all that fit, so that a limit hides nothing.
WITH latest AS (
    SELECT award_key, arg_max(state, position) AS state
    FROM state
    GROUP BY award_key
),
text AS (
    SELECT
        action.*,
        latest.state,
        lower(concat_ws(
            ' ', description, supplier, supplier_parent, agency, piid, parent_piid, award_key,
            psc, naics
        )) AS text
    FROM action
    LEFT JOIN latest USING (award_key)
),
hit AS (
    SELECT *
    FROM text
    WHERE len(list_filter($words::VARCHAR[], lambda word: NOT contains(text, word))) = 0
        AND ($agency IS NULL OR agency ILIKE $agency OR agency_code = $agency)
        AND ($supplier IS NULL OR contains(lower(supplier), lower($supplier)))
        AND ($since IS NULL OR action_date >= $since)
        AND ($until IS NULL OR action_date <= $until)
        AND ($min_amount IS NULL OR obligation >= $min_amount)
        AND ($max_amount IS NULL OR obligation <= $max_amount)
        AND ($state IS NULL OR state = $state)
),
total AS (
    SELECT
        count(*) AS actions,
        count(DISTINCT award_key) AS awards,
        coalesce(sum(obligation), 0) AS obligated
    FROM hit
),
shown AS (
    SELECT
        award_key, piid, modification, action_date, obligation, supplier, agency, state,
        coalesce(description, '') AS description
    FROM hit
    ORDER BY action_date DESC, abs(obligation) DESC, award_key, modification
    LIMIT $limit
)
SELECT total.*, shown.*
FROM total
LEFT JOIN shown ON true
ORDER BY shown.action_date DESC, abs(shown.obligation) DESC, shown.award_key, shown.modification
