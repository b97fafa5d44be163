-- A maker's money by route, supplier, agency and fiscal year (which starts on 1 October).
SELECT
    paid_to_maker.maker,
    route,
    paid_to_maker.supplier,
    agency,
    year(action_date) + (month(action_date) >= 10)::INT AS fiscal_year,
    count(DISTINCT award_key) AS awards,
    sum(obligation) AS obligated
FROM paid_to_maker
JOIN action USING (award_key)
WHERE lower(paid_to_maker.maker) = lower($maker)
GROUP BY ALL
ORDER BY route, paid_to_maker.supplier, agency, fiscal_year
