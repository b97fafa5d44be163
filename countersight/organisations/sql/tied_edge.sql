-- The records that are of one family or one identifier with those of `edge`.
create or replace temp table edge as
select record_id from tied
where tie in (select tie from tied where record_id in (select record_id from edge))
