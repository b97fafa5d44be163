-- A name without signs, blanks and legal forms: what differs in no more than these is the same name.
-- The record puts a number after some names, in brackets.
create or replace temp macro plain_name(said) as coalesce(nullif(replace(regexp_replace(
  regexp_replace(
    replace(regexp_replace(lower(said), '\([0-9]+\)\s*$|[.'']', '', 'g'), '&', ' and '),
    '[^\pL\pN]+', ' ', 'g'
  ),
  '\b(limited liability company|limited partnership|inc|incorporated|llc|l l c|corp|corporation|co|company|ltd|limited|lp|l p|llp|plc|the)\b',
  ' ', 'g'
), ' ', ''), ''), lower(said))
