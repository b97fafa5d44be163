-- What an award is for and hangs on, as its latest action that says so has it.
SELECT
    arg_max(parent_piid, (action_date, modification, action_key)) AS vehicle,
    arg_max(supplier_uei, (action_date, modification, action_key)) AS supplier_uei,
    arg_max(supplier_parent, (action_date, modification, action_key)) AS supplier_parent,
    arg_max(psc, (action_date, modification, action_key)) AS psc,
    arg_max(naics, (action_date, modification, action_key)) AS naics,
    min(action_date) AS first_date,
    max(action_date) AS last_date
FROM action
WHERE award_key = $key
