-- Whose the money for a capability's awards is: the maker
-- whose product a reseller sold, or the supplier itself.
WITH borne AS (
    SELECT
        paid.maker,
        paid.route,
        maker.product,
        coalesce(supplier.display, paid.supplier) AS supplier,
        coalesce(paid.obligated, 0) AS obligated
    FROM capability
    JOIN paid_to_maker AS paid USING (award_key)
    LEFT JOIN maker USING (award_key)
    LEFT JOIN supplier ON supplier.name = paid.supplier
    WHERE capability.capability = $id
),

made AS (
    SELECT
        maker,
        list_sort(list(DISTINCT product) FILTER (WHERE product IS NOT NULL)) AS products,
        count(*) AS awards,
        coalesce(sum(obligated) FILTER (WHERE route = 'direct'), 0) AS direct,
        sum(obligated) AS obligated,
        list_sort(list(DISTINCT supplier) FILTER (WHERE route = 'reseller')) AS resellers
    FROM borne
    GROUP BY maker
)

SELECT
    * REPLACE (coalesce(products, []) AS products, coalesce(resellers, []) AS resellers),
    maker AS key
FROM made
