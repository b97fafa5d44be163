"""Contract transactions in the real 297-column layout, about 3 KB a row, as many as asked for.

    python benchmarks/generate.py ROWS FILE.csv [--first N]

All values are made up from row numbers; the lengths and the share of blanks follow real files.
`--first` shifts the row numbers, so that two files can share rows or not.
"""

import argparse
from pathlib import Path

import duckdb

from countersight.sources.layout import columns

AMOUNTS = "round((hash(n, {seed}) % 90000000) / 100.0, 2)::decimal(23, 2)"
WORDS = (
    "'LICENCES AND MAINTENANCE FOR SYSTEM ' || hash(n) || ' OF OFFICE ' || n % 97 || ', OPTION"
    " YEAR ' || n % 5 || ', INCLUDING TRAINING, HARDWARE AND SUPPORT AS DESCRIBED IN THE STATEMENT"
    " OF WORK DATED ' || (date '2020-01-01' + (n % 2000)::integer)"
)
SPECIAL = {
    "contract_transaction_unique_key": (
        "'7012_-NONE-_' || piid || '_' || modification || '_-NONE-_0'"
    ),
    "contract_award_unique_key": "'CONT_AWD_' || piid || '_7012_-NONE-_-NONE-'",
    "award_id_piid": "piid",
    "modification_number": "modification",
    "transaction_number": "'0'",
    "action_date": "(date '2018-10-01' + (hash(n) % 2500)::integer)",
    "recipient_name": "'SUPPLIER ' || n % 1000003 % 50000 || ' INCORPORATED'",  # one an award
    "recipient_uei": "'UEI' || lpad((n % 1000003 % 50000)::varchar, 9, '0')",
    "awarding_sub_agency_code": "'7012'",
    "product_or_service_code_description": "'KIND ' || n % 300",
    "extent_competed_code": "(['A', 'C', 'D', 'F', 'G'])[1 + (hash(n, 7) % 5)::integer]",
    "number_of_offers_received": "(1 + hash(n, 8) % 9)::varchar",
    "solicitation_date": "(date '2018-09-01' + (hash(n) % 2500)::integer)",
    "sole_proprietorship": "case when n % 1000003 % 50000 < 500 then 't' else 'f' end",
    "organizational_type": "'CORPORATE NOT TAX EXEMPT'",
    "transaction_description": WORDS,
    "prime_award_base_transaction_description": WORDS,
    "usaspending_permalink": "'https://www.usaspending.gov/award/CONT_AWD_' || piid || '_7012/'",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--first", type=int, default=0)
    generate(**vars(parser.parse_args()))


def generate(rows: int, file: Path, first: int = 0) -> None:
    """Write `rows` rows numbered from `first`; the order is that of no key, as in the archives."""
    cells = ", ".join(f'{_cell(number)} as "{c.name}"' for number, c in enumerate(columns()))
    duckdb.connect().execute(f"""
        copy (
          with numbered as (select range + {first} as n from range({rows})),
          keyed as (
            select n,
              'GEN' || lpad(((n * 7919) % 1000003)::varchar, 10, '0') || n // 4000012 as piid,
              case when n // 1000003 % 4 = 0 then '0'
                else 'P' || lpad((n // 1000003 % 4)::varchar, 5, '0') end as modification
            from numbered
          )
          select {cells} from keyed
        ) to '{file}' (header, delimiter ',')
    """)


def _cell(number: int) -> str:
    column = columns()[number]
    if column.name in SPECIAL:
        return SPECIAL[column.name]
    if column.type == "amount":
        return AMOUNTS.format(seed=number)
    if column.type == "date":
        return f"(date '2018-10-01' + (hash(n, {number}) % 2500)::integer)"
    if column.keep == "personal":
        return "null"
    if column.keep == "supplier" and column.name.endswith(("_owned_business", "_owned_firm")):
        return "'f'"
    # Codes are short and few, their descriptions longer; a fifth of all cells is blank.
    blank = f"hash(n, {number}) % 5 = 0"
    text = f"'{column.name[:3].upper()} ' || hash(n, {number}) % 200"
    return f"case when {blank} then null else {text} end"


if __name__ == "__main__":
    main()
