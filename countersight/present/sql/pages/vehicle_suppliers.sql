-- Who fills the orders under a vehicle, the most money first, from behind a place on.
WITH paid AS (
    SELECT
        coalesce(organisation_id, '') AS organisation_id,
        coalesce(o.name, a.supplier) AS name,
        count(*) AS awards,
        coalesce(sum(a.obligated), 0) AS obligated
    FROM award AS a
    LEFT JOIN award_supplier USING (award_key)
    LEFT JOIN organisation AS o USING (organisation_id)
    WHERE upper(a.parent_piid) = upper($vehicle)
    GROUP BY ALL
),

line AS (
    SELECT *, organisation_id || ' ' || coalesce(name, '') AS key, count(*) OVER () AS of_all
    FROM paid
)

SELECT *
FROM line
WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
ORDER BY -obligated, key
LIMIT $limit
