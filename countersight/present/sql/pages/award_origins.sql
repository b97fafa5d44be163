-- Where each action of an award was read: the pull that last showed it, and the row of the file
-- that first brought it as it stands.
WITH own AS MATERIALIZED (
    SELECT action_key, path, row, sha256
    FROM origin
    WHERE award_key = $key
),

acted AS MATERIALIZED (
    SELECT action_key, modification, pull
    FROM action
    WHERE award_key = $key
)

SELECT modification, pull, path, row, sha256
FROM acted
LEFT JOIN own USING (action_key)
ORDER BY modification, action_key
