-- What an answer could draw on: one row.
SELECT
    (SELECT list(pull ORDER BY pull) FROM pull) AS pulls,
    (SELECT min(seen_at) FROM pull) AS seen_from,
    (SELECT max(seen_at) FROM pull) AS seen_to,
    min(action_date) AS actions_from,
    max(action_date) AS actions_to,
    list(DISTINCT agency) FILTER (agency IS NOT NULL) AS agencies,
    count(ceiling) AS ceilings,
    count(current_value) AS current_values,
    count(*) FILTER (starts_with(award_key, 'CONT_IDV_')) AS vehicles,
    count(*) FILTER (length(description) >= 250) AS long_descriptions,
    count(*) AS actions
FROM action
