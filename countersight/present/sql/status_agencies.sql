-- What each agency's record spans.
SELECT
    agency,
    count(*) AS actions,
    count(DISTINCT award_key) AS awards,
    min(action_date) AS first_date,
    max(action_date) AS last_date
FROM action
GROUP BY agency
ORDER BY actions DESC, agency
