-- The figures of some awards.
SELECT award_key, piid, supplier, agency, obligated, current_value, ceiling, has_base
FROM award
WHERE award_key IN (SELECT unnest($keys::VARCHAR[]))
