-- What some awards bear, the surest first, with all that shows it.
SELECT award_key, capability, strength, evidence
FROM capability
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY
    award_key, list_position(['stated', 'shown', 'supporting'], strength), capability
