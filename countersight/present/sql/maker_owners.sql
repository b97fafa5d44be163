-- Who owns each maker on a day: of several at one time the latest; who has no day has owned always.
SELECT maker, owner
FROM maker_owner
WHERE $day BETWEEN coalesce(from_date, DATE '0001-01-01') AND coalesce(to_date, DATE '9999-12-31')
QUALIFY row_number() OVER (PARTITION BY maker ORDER BY from_date DESC NULLS LAST, owner) = 1
