-- The capabilities that an award bears, the surest first, and what shows them.
SELECT capability AS id, strength, evidence
FROM capability
WHERE award_key = $key
ORDER BY list_position(['stated', 'shown', 'supporting'], strength), capability
