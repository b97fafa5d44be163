-- The pull that last showed each action of an award.
SELECT modification, pull
FROM action
WHERE award_key = $key
