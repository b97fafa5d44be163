-- Where each action of an award was read: the pull that last showed it, and the row of the file
-- that first brought it as it stands.
SELECT modification, a.pull, o.path, o.row, o.sha256
FROM action AS a
LEFT JOIN origin AS o USING (action_key)
WHERE a.award_key = $key
