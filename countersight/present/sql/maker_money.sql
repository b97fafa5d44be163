-- A maker's money, or that of its family, by route, supplier, agency and fiscal year (which starts on
-- 1 October); the makers $owned count under $owners.
WITH paid AS (
{those}
)

SELECT
    paid.maker,
    family,
    route,
    paid.supplier,
    agency,
    year(action_date) + (month(action_date) >= 10)::INT AS fiscal_year,
    count(DISTINCT award_key) AS awards,
    sum(obligation) AS obligated,
    $day::DATE AS family_on
FROM paid
JOIN action USING (award_key)
WHERE family IN (SELECT family FROM paid WHERE lower($maker) IN (lower(maker), lower(family)))
GROUP BY ALL
ORDER BY any_value(paid.maker <> family), paid.maker, route, paid.supplier, agency, fiscal_year
