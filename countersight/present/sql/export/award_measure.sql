-- Every figure of every award.
SELECT award_key, measure, period, value
FROM award_measure
ORDER BY award_key, measure, period
