-- Who was paid for awards.
SELECT *, organisation_id || ' ' || coalesce(name, '') AS key
FROM (
    SELECT
        coalesce(organisation_id, '') AS organisation_id,
        coalesce(o.name, a.supplier) AS name,
        count(*) AS awards,
        coalesce(sum(a.obligated), 0) AS obligated
    FROM (
{those}
    ) AS a
    LEFT JOIN award_supplier USING (award_key)
    LEFT JOIN organisation AS o USING (organisation_id)
    GROUP BY ALL
)
