-- The pulls, oldest first.
SELECT pull, seen_at, added_at, files, rows
FROM pull
ORDER BY pull
