-- What the orders under a vehicle come to.
SELECT
    min(parent_piid) AS vehicle,
    count(*) AS orders,
    coalesce(sum(obligated), 0) AS obligated,
    min(first_date) AS first_date,
    max(last_date) AS last_date
FROM award
WHERE upper(parent_piid) = upper($vehicle)
HAVING count(*) > 0
