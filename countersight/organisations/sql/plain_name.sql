-- A name without signs and legal forms: what differs in no more than these is the same name.
create or replace temp macro plain_name(said) as coalesce(nullif(trim(regexp_replace(
  regexp_replace(
    regexp_replace(replace(replace(lower(said), '.', ''), '''', ''), '[^\pL\pN]+', ' ', 'g'),
    '\b(inc|incorporated|llc|l l c|corp|corporation|co|company|ltd|limited|lp|llp|plc|the)\b', ' ', 'g'
  ),
  '\s+', ' ', 'g'
)), ''), lower(said))
