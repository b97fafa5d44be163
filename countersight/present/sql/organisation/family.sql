-- Other organisations of the same family of names, with the same parent, or before and after this one
-- on the same awards.
WITH key AS (
    SELECT DISTINCT n.organisation_id, s.supplier_key
    FROM organisation_name n
    JOIN supplier s USING (name)
),

kin AS (
    SELECT a.organisation_id, b.organisation_id AS other, 'same family of names' AS tie
    FROM key a
    JOIN key b ON b.supplier_key = a.supplier_key AND b.organisation_id <> a.organisation_id
    WHERE list_contains($ids, a.organisation_id)
    UNION
    SELECT a.organisation_id, b.organisation_id, 'parent ' || a.parent
    FROM organisation_parent a
    JOIN organisation_parent b ON b.organisation_id <> a.organisation_id
        AND (b.parent = a.parent OR b.parent_uei = a.parent_uei)
    WHERE list_contains($ids, a.organisation_id)
    UNION
    SELECT organisation_id, successor_id,
        'follows it on ' || awards || if(awards = 1, ' award', ' awards') || ', from '
        || strftime(first_after, '%Y-%m-%d')
    FROM organisation_succession
    WHERE list_contains($ids, organisation_id)
    UNION
    SELECT successor_id, organisation_id,
        'went before it on ' || awards || if(awards = 1, ' award', ' awards') || ', until '
        || strftime(last_before, '%Y-%m-%d')
    FROM organisation_succession
    WHERE list_contains($ids, successor_id)
)

SELECT k.organisation_id, k.other, o.name, string_agg(DISTINCT tie, '; ' ORDER BY tie) AS tie,
    o.awards, o.obligated
FROM kin k
JOIN organisation o ON o.organisation_id = k.other
GROUP BY ALL
ORDER BY k.organisation_id, o.obligated DESC, k.other
