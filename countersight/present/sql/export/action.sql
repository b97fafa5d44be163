-- Every action, in the version in force.
SELECT * FROM action ORDER BY award_key, action_date, action_key
