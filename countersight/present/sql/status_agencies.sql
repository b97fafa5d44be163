-- What each agency's record spans.
SELECT agency, actions, awards, first_date, last_date
FROM agency_sum
ORDER BY actions DESC, agency
