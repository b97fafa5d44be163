-- The store in one line.
SELECT actions, awards, suppliers, actions_from AS first_date, actions_to AS last_date
FROM record_sum
