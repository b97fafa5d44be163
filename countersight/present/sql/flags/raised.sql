-- The flags raised.
SELECT
    a.award_key, a.piid, a.supplier, a.agency, coalesce(a.obligated, 0) AS obligated,
    f.* EXCLUDE (award_key),
    a.award_key || ' ' || f.flag AS key
FROM flag f
JOIN award a USING (award_key)
WHERE ($flag IS NULL OR f.flag = $flag)
    AND ($award IS NULL OR a.award_key = $award OR upper(a.piid) = upper($award))
    AND ($agency IS NULL OR upper(a.agency) = upper($agency))
