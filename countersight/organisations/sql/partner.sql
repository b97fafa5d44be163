-- Records whose pair was weighed or decided, both ways.
create or replace temp table partner as
with pair as (
  select l.record_id as one, r.record_id as other
  from pair_before p
  join weighed_before l on l.content = p.left_content
  join weighed_before r on r.content = p.right_content
  union
  select one, other from decided_side
)
select one, other from pair
union
select other, one from pair
