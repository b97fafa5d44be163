-- The versions of the summaries of a few awards.
create temp view award_version as
from stored_award_version
where contract_award_unique_key in (select contract_award_unique_key from version)
