-- A page of a list, the most money first, from behind a place on; `of_all` counts the whole list.
WITH listed AS (
{listed}
),

counted AS (SELECT *, count(*) OVER () AS of_all FROM listed),

line AS (
    SELECT *
    FROM counted
    WHERE $after_key IS NULL OR (-obligated, key) > (-$after_amount::DECIMAL(38, 2), $after_key)
    ORDER BY -obligated, key
    LIMIT $limit
),

shown AS (
{shown}
)

SELECT *
FROM shown
ORDER BY -obligated, key
