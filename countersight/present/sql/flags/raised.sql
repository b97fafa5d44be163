-- The flags raised, those on the most money first, from behind a place on.
WITH line AS (
    SELECT
        a.award_key, a.piid, a.supplier, a.agency, coalesce(a.obligated, 0) AS obligated,
        f.* EXCLUDE (award_key),
        a.award_key || ' ' || f.flag AS key,
        count(*) OVER () AS of_all
    FROM flag f
    JOIN award a USING (award_key)
    WHERE ($flag IS NULL OR f.flag = $flag)
        AND ($award IS NULL OR a.award_key = $award OR upper(a.piid) = upper($award))
        AND ($agency IS NULL OR upper(a.agency) = upper($agency))
)

SELECT *
FROM line
WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
ORDER BY -obligated, key
LIMIT $limit
