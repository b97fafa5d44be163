-- The measures of some awards, those of single actions included: those over years in order, then
-- those of the whole. (A second condition would keep the engine from using the index of awards.)
SELECT award_key, measure, period, value
FROM award_measure
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY award_key, period NULLS LAST, measure
