-- Makers by the money that is theirs, and how much of it went through resellers; the makers $owned
-- count under $owners.
WITH paid AS (
{those}
),

made AS (
    SELECT
        family AS maker,
        count(*) AS awards,
        count(DISTINCT CASE WHEN route = 'reseller' THEN supplier END) AS resellers,
        coalesce(sum(obligated) FILTER (WHERE route = 'direct'), 0) AS direct,
        coalesce(sum(obligated) FILTER (WHERE route = 'reseller'), 0) AS resold,
        coalesce(sum(obligated), 0) AS obligated,
        list(DISTINCT paid.maker ORDER BY paid.maker) AS members,
        $day::DATE AS family_on
    FROM paid
    WHERE $words IS NULL OR contains(lower(family), lower($words))
    GROUP BY family
    HAVING resold <> 0
)

SELECT *, maker AS key
FROM made
