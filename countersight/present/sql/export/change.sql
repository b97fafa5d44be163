-- Every field of an action that the record altered after it first showed it.
SELECT * FROM change ORDER BY to_pull, action_key, field
