-- Every obligation that the record has altered, once for all claims: changes are slow to work out.
CREATE TEMP TABLE former_obligation AS
SELECT
    award_key,
    modification,
    try_cast(old AS DECIMAL(23, 2)) AS old,
    from_seen::DATE AS until,
    to_seen::DATE AS since
FROM change
WHERE grain = 'action' AND field = 'federal_action_obligation'
    AND try_cast(old AS DECIMAL(23, 2)) IS NOT NULL
