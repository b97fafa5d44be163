-- The records that a decision names, either side of it, beside one that stands for the decision.
create or replace temp table decided_side as
with said as (
  select number, upper("left") as said from decision
  union
  select number, upper("right") from decision
),
named as (
  select s.number, r.record_id
  from said s
  join whole_record r on s.said in (upper(r.name), r.uei, r.duns, r.cage)
)
select number, min(record_id) over (partition by number) as one, record_id as other from named
