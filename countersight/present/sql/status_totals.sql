-- The store in one line.
WITH awards AS (
    SELECT count(*) AS awards, count(DISTINCT supplier) AS suppliers FROM award
),
actions AS (
    SELECT count(*) AS actions, min(action_date) AS first_date, max(action_date) AS last_date
    FROM action
)
SELECT actions, awards, suppliers, first_date, last_date
FROM actions, awards
