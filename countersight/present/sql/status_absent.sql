-- Actions that the record shows no more: deleted by the source, or merely not seen since.
SELECT status, actions
FROM absent_sum
ORDER BY status
