-- Records that are new or not as they were (`changed`), and what is no more as it was (`gone`).
create or replace temp table changed as
select record_id from whole_record anti join record_before using (record_id, told);
create or replace temp table gone as
select record_id from record_before anti join whole_record using (record_id, told)
