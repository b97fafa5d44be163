-- How figures are written in a sentence for a person.
create or replace temp macro money(x) as
  case when x < 0 then '−' else '' end || '$' || format('{:,.2f}', abs(x)::double);
create or replace temp macro day(d) as strftime(d, '%-d %b %Y');
create or replace temp macro counted(n, one, many) as
  format('{:,}', n::bigint) || ' ' || case when n = 1 then one else many end;
create or replace temp macro percent(share) as printf('%.0f %%', share * 100);
create or replace temp macro measured(x, unit) as case unit
  when 'dollars' then money(x)
  when 'days' then counted(round(x), 'day', 'days')
  when 'share' then percent(x)
  when 'times' then printf('%.1f times', x)
  else format('{:,}', round(x)::bigint) end;
