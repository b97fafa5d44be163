-- Who sells, makes and buys what bears a capability: by name, most money first.
WITH borne AS (
    SELECT
        award.award_key,
        award.obligated,
        coalesce(supplier.display, award.supplier) AS supplier,
        -- Where nobody is named behind the supplier, the supplier is taken to make it itself.
        coalesce(maker.maker, supplier.display, award.supplier) AS maker,
        award.agency
    FROM capability
    JOIN award USING (award_key)
    LEFT JOIN maker USING (award_key)
    LEFT JOIN supplier ON supplier.name = award.supplier
    WHERE capability.capability = $id
),
named AS (
    UNPIVOT borne ON supplier, maker, agency INTO NAME role VALUE name
)
SELECT role, name, count(*) AS awards, sum(obligated) AS obligated
FROM named
GROUP BY role, name
ORDER BY role, obligated DESC NULLS LAST, name
