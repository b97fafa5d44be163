-- What names came down to.
select * from name_key
