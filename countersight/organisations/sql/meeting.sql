-- By what each record could meet another, as short hashes, one for every way of blocking in
-- `linkage.toml`: `meets`; `ties`, which are among them, for what one family or identifier shares.
-- Who is seated nowhere meets by its telling words whoever has them: `telling`, `placed`.
create or replace temp table meeting as
with said as (
  select
    record_id, known, country is not null as placed, coalesce(state, country) as seat,
    nullif(telling, '') as telling,
    [
      ('key', key), ('UEI', uei), ('DUNS', duns), ('CAGE', cage),
      ('key', trade_key), ('key', standard_key), ('squeezed', squeezed), ('sorted', sorted),
      ('skeleton', skeleton || ' in ' || seat), ('telling', telling || ' in ' || seat)
    ] as words,
    [
      if(street is null or zip is null, null,
        hash(regexp_replace(street, '[^A-Z0-9]', '', 'g'), zip)),
      if(zip is null, null, hash(zip, left(squeezed, 6), numbers)),
      if(parent_key is null, null, hash(parent_key, left(key, 4), numbers))
    ] as places
  from keyed
),
hashed as (
  select
    record_id, known, placed, places,
    if(telling is null, null, (hash(telling) & 4294967295)::uinteger) as telling,
    [if(word[2] is null, null, hash(word)) for word in words] as met
  from said
)
select
  record_id, known, telling, placed,
  [(one & 4294967295)::uinteger for one in met[1:4] if one is not null] as ties,
  [(one & 4294967295)::uinteger for one in list_concat(met, places) if one is not null] as meets
from hashed
