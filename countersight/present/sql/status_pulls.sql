-- The pulls, oldest first.
SELECT pull, seen_at, added_at, scope, files, rows, new, changed, reason
FROM pull
ORDER BY pull
