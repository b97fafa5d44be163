-- The records next to those of `edge` on their islands.
create or replace temp table edge as
select record_id from tied
where tie in (select tie from tied where record_id in (select record_id from edge))
union
select other from partner where one in (select record_id from edge)
