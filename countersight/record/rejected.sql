-- What the CSV reader refused in one file: one row a record, by its first fault. The text itself
-- is not kept, for a row that cannot be split into cells may hold personal data; its checksum is.
insert into rejected
select
  $file::integer as file,
  $path as path,
  line::bigint as line,
  arg_min(column_name, byte_position) as column_name,
  arg_min(
    case error_type
      when 'MISSING COLUMNS' then 'the row has too few cells'
      when 'TOO MANY COLUMNS' then 'the row has too many cells'
      when 'UNQUOTED VALUE' then 'a quoted cell does not end where it should'
      when 'INVALID ENCODING' then 'the row is not UTF-8'
      when 'LINE SIZE OVER MAXIMUM' then 'the row is longer than any row of a table'
      when 'CAST' then 'the cell in ' || column_name || ' is no '
        || case when contains(error_message, '''DATE''') then 'date' else 'amount' end
      else 'the row cannot be split into cells'
    end,
    byte_position
  ) as reason,
  sha256(arg_min(csv_line, byte_position)) as row_sha256
from reject_{file}
group by line
