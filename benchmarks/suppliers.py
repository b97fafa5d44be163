"""Supplier records of invented companies, with the company behind each: made by rule, not drawn.

A company has one to four records: its name with and without legal form, shortened, misspelt or cut,
at one of two addresses; half of the records bear its UEI. Names share words as real ones do: the
second word is one of business, and every twentieth first word is common.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FORMS = ("INC", "LLC", "CORP", "CO", "LTD", "INCORPORATED", "L.L.C.", "CORPORATION", "")
BUSINESS = (
    *("SERVICES", "SOLUTIONS", "SYSTEMS", "TECHNOLOGIES", "CONSULTING", "CONSTRUCTION", "GROUP"),
    *("ENGINEERING", "LOGISTICS", "MEDICAL", "SECURITY", "SUPPLY", "MANUFACTURING", "RESEARCH"),
)
SHORT = {"SERVICES": "SVCS", "MANUFACTURING": "MFG", "ENGINEERING": "ENGR", "SYSTEMS": "SYS"}
SYLLABLES = (
    *("BA", "BEL", "COR", "DA", "DEN", "FAL", "GOR", "HAN", "IL", "JAN", "KES", "LO", "MAR", "NOR"),
    *("OR", "PEL", "QUIN", "RO", "SAL", "TRE", "UL", "VAN", "WES", "XAN", "YOR", "ZEL", "MI", "TU"),
)
COMMON = ("AMERICAN", "NATIONAL", "UNITED", "PACIFIC", "GLOBAL", "PREMIER", "SUMMIT", "PIONEER")
STATES = ("VA", "TX", "CA", "MD", "FL", "NY", "OH", "WA", "CO", "GA")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("name", "uei", "country", "state", "city", "zip")),
        *((name, pa.string()) for name in ("street", "parent")),
        ("truth", pa.int64()),
    ]
)
BATCH = 100_000


def write(records: int, path: Path) -> Path:
    """So many records as Parquet, in the columns of `SCHEMA`."""
    with pq.ParquetWriter(path, SCHEMA) as out:
        batch: list[tuple[object, ...]] = []
        for row in rows(records):
            batch.append(row)
            if len(batch) == BATCH:
                out.write_table(_table(batch))
                batch = []
        if batch:
            out.write_table(_table(batch))
    return path


def rows(records: int) -> Iterator[tuple[object, ...]]:
    made, company = 0, 0
    while made < records:
        dice = _dice(company)
        for number in range(min(1 + dice[0] % 4, records - made)):
            yield (*_record(company, number, dice), company)
            made += 1
        company += 1


def _record(company: int, number: int, dice: bytes) -> tuple[object, ...]:
    luck = _dice(company, number)
    words = [_stem(dice), BUSINESS[dice[1] % len(BUSINESS)]]
    if dice[2] % 3 == 0:
        words.insert(1, _stem(dice[8:]))
    words = [SHORT.get(word, word) if luck[0] % 5 == 0 else word for word in words]
    if luck[1] % 12 == 0:
        words[0] = _slip(words[0], luck[2])
    name = " ".join([*words, FORMS[luck[3] % len(FORMS)]]).strip()
    second = luck[4] % 6 == 0
    place = _dice(company, 77 if second else 7)
    town = place[0] * 256 + place[1]
    return (
        name,
        _uei(company) if luck[5] % 2 == 0 else None,
        "USA",
        STATES[place[2] % len(STATES)],
        f"TOWN {town % 3000}",
        f"{town % 3000 + 10000}",
        f"{place[3] * 7 + place[4]} MAIN STREET",
        None,
    )


def _stem(dice: bytes) -> str:
    if dice[3] % 20 == 0:
        return COMMON[dice[4] % len(COMMON)]
    return "".join(SYLLABLES[value % len(SYLLABLES)] for value in dice[4:7])


def _slip(word: str, at: int) -> str:
    place = 1 + at % (len(word) - 1)
    return word[:place] + word[place + 1 :]


def _uei(company: int) -> str:
    return hashlib.sha256(f"uei {company}".encode()).hexdigest()[:12].upper()


def _dice(*numbers: int) -> bytes:
    return hashlib.blake2b(repr(numbers).encode(), digest_size=32).digest()


def _table(batch: list[tuple[object, ...]]) -> pa.Table:
    columns = zip(*batch, strict=True)
    filled = zip(columns, SCHEMA, strict=True)
    return pa.table([pa.array(column, field.type) for column, field in filled], schema=SCHEMA)
