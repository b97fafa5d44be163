-- What an award is for and hangs on, as its latest action that says so has it.
SELECT
    arg_max(parent_piid, action_date) AS vehicle,
    arg_max(supplier_uei, action_date) AS supplier_uei,
    arg_max(supplier_parent, action_date) AS supplier_parent,
    arg_max(psc, action_date) AS psc,
    arg_max(naics, action_date) AS naics,
    min(action_date) AS first_date,
    max(action_date) AS last_date
FROM action
WHERE award_key = $key
