-- The store in one line. A base award that is missing lies before the files that were read.
WITH awards AS (
    SELECT
        count(*) AS awards,
        count(*) FILTER (WHERE NOT has_base) AS without_base,
        count(*) FILTER (WHERE ceiling IS NULL) AS without_ceiling,
        count(DISTINCT supplier) AS suppliers
    FROM award
),
actions AS (
    SELECT count(*) AS actions, min(action_date) AS first_date, max(action_date) AS last_date
    FROM action
)
SELECT actions, awards, suppliers, without_base, without_ceiling, first_date, last_date
FROM actions, awards
