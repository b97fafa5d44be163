-- Every source row that could not be kept, and why.
SELECT * FROM quarantine ORDER BY pull, path, line
