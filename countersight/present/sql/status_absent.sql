-- Actions that the record shows no more: deleted by the source, or merely not seen since.
SELECT status, count(*) AS actions
FROM absent
GROUP BY status
ORDER BY status
