-- The agencies of the record by the short names that they bear there.
select name, organisation_id from organisation
where kind = 'agency' and list_contains($shorts, name)
order by organisation_id
