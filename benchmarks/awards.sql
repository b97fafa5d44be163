-- $awards generated awards with one to three actions each, as the tables that a search is built from.
-- Words are drawn with the skew of real texts, suppliers with the skew of real suppliers.
create temp table generated as
select
  n,
  'GEN' || lpad((n * 7919 % 10000019)::varchar, 11, '0') as piid,
  'CONT_AWD_GEN' || lpad((n * 7919 % 10000019)::varchar, 11, '0') || '_' || n || '_-NONE-_-NONE-'
    as award_key,
  1 + n % 3 as actions,
  date '2014-10-01' + (hash(n, 'day') % 4000)::integer as base_date,
  (exp(7 + 8 * (hash(n, 'amount') % 10000) / 10000.0))::decimal(23, 2) as amount,
  'SUPPLIER ' || (pow(50000, (hash(n, 'supplier') % 10000) / 10000.0)::bigint) || ' LLC' as supplier,
  'AGENCY' || (pow(40, (hash(n, 'agency') % 10000) / 10000.0)::bigint) as agency
from range($awards) as numbers(n);
create temp view action as
with numbered as (select *, unnest(range(actions)) as m from generated)
select
  award_key || '_' || m as action_key, award_key, piid, 'VEHICLE' || n % 5000 as parent_piid,
  if(m = 0, '0', 'P' || lpad(m::varchar, 5, '0')) as modification,
  base_date + (m * 200)::integer as action_date,
  if(m = 0, amount, 0)::decimal(23, 2) as obligation,
  array_to_string(
    list_transform(
      range(12), lambda i: 'word' || (pow(30000, (hash(n, m, i) % 100000) / 100000.0)::bigint)
    ), ' '
  ) as description,
  supplier, agency, '70' || (length(agency) % 10) as agency_code,
  'SERVICE KIND ' || n % 200 as psc, 'INDUSTRY ' || n % 300 as naics,
  amount as current_value, amount * 2 as ceiling, timestamp '2026-01-01' as first_seen,
  n * 3 + m as version_id
from numbered;
create temp view award as
select
  award_key, piid, 'VEHICLE' || n % 5000 as parent_piid, agency, supplier, amount as obligated,
  amount as current_value, amount * 2 as ceiling, actions,
  base_date as first_date, base_date + ((actions - 1) * 200)::integer as last_date
from generated;
create temp view version as
select
  award_key as contract_award_unique_key, base_date as action_date,
  ['FULL AND OPEN', 'NOT COMPETED', 'SIMPLIFIED', 'AFTER EXCLUSION'][1 + (hash(n, 'c') % 4)::integer]
    as extent_competed
from generated;
create temp view state as
select
  award_key, 0 as position, ['active', 'closed', 'stopped', 'terminated'][1 + (hash(n, 's') % 4)::integer] as state
from generated;
create temp view capability as
select award_key, 'capability_' || hash(n, 'k') % 25 as capability, 'stated' as strength
from generated where n % 4 = 0;
create temp view maker as
select award_key, 'MAKER ' || hash(n, 'm') % 900 as maker, 'PRODUCT ' || hash(n, 'm') % 2000 as product
from generated where n % 5 = 0;
create temp view flag as
select award_key, 'flag_' || hash(n, 'f') % 12 as flag from generated where n % 6 = 0;
