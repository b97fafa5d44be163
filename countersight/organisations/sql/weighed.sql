-- Pairs that the model weighed, with what it found, heaviest first.
create or replace temp table weighed as
select
  unique_id_l as left_place,
  unique_id_r as right_place,
  match_probability as score,
  list_filter([{why}], lambda said: said is not null) as why
from {scored}
