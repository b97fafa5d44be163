-- The actions in force, in the few columns that organisations are counted by.
create or replace temp table acted as
select award_key, modification, action_date, obligation, agency, agency_code, version_id
from action
