-- An agency in the tree: what stands above it, itself, or what belongs to it, however deep.
WITH RECURSIVE up AS (
    SELECT organisation_id, parent_id, 0 AS steps FROM agency_tree WHERE organisation_id = $id
    UNION
    SELECT t.organisation_id, t.parent_id, up.steps + 1
    FROM up
    JOIN agency_tree t ON t.organisation_id = up.parent_id
    WHERE up.steps < 9
),

down AS (
    SELECT organisation_id, 0 AS steps FROM agency_tree WHERE organisation_id = $id
    UNION
    SELECT t.organisation_id, down.steps + 1
    FROM down
    JOIN agency_tree t ON t.parent_id = down.organisation_id
    WHERE down.steps < 9
),

way AS (
    SELECT organisation_id, min(steps) AS steps FROM up
    WHERE $way = 'above' AND organisation_id <> $id GROUP BY organisation_id
    UNION ALL
    SELECT organisation_id, min(steps) FROM down
    WHERE $way = 'parts' AND organisation_id <> $id GROUP BY organisation_id
    UNION ALL
    SELECT $id, 0 WHERE $way = 'itself'
)

SELECT t.organisation_id, t.short, t.tier, t.name, t.parent_id, t.first_date, t.last_date, t.said,
    t.source
FROM agency_tree t
JOIN way w USING (organisation_id)
ORDER BY w.steps, t.tier, t.organisation_id, t.parent_id
