-- What some awards bear, with all that shows it.
SELECT award_key, capability, strength, evidence
FROM capability
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY award_key, capability
