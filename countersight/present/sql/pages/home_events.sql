-- The latest stops, restarts and endings that the record states.
SELECT award_key, piid, supplier, agency, date, state
FROM state
JOIN award USING (award_key)
WHERE position > 1 AND state <> 'closed' AND basis = 'stated' AND date <= (SELECT max(seen_at) FROM pull)
ORDER BY date DESC, award_key, position DESC
LIMIT $limit
