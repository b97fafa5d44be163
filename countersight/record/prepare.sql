-- What staging and its bookkeeping need on the connection, from the store as it stands.
create temp table rejected (
  file integer, path varchar, line bigint, column_name varchar, reason varchar, row_sha256 varchar
);
-- How each row ends: filled grain by grain.
create temp table fate (
  version_id bigint, file integer, source_row bigint, withheld boolean,
  status varchar, problem varchar, sighted bigint
);
create temp table source (file integer, path varchar, layout varchar);
-- Awards whose supplier the record marked as a natural person: other layouts do not carry the mark.
create temp table individual_award as
select contract_award_unique_key as award_key, min(recipient_name) as supplier
from version where individual group by all;
-- Rows that only say `deleted` may lack the award key.
create temp view deleted_award as
select action_key, contract_award_unique_key as award_key from version;
