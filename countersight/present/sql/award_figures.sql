-- The measures of some awards: those over years in order, then those of the whole.
SELECT award_key, measure, period, value
FROM award_measure
WHERE award_key IN (SELECT unnest($keys::VARCHAR[])) AND measure <> 'action'
ORDER BY award_key, period NULLS LAST, measure
