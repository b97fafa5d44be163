-- Obligations of some awards' actions that the record has altered: what they were, the last day on
-- which a pull showed them so, and the first on which one showed another.
SELECT award_key, modification, old, until, since
FROM former_obligation
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY award_key, modification, since DESC, until DESC, old
