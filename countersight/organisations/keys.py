"""What names come down to, many at once: the columns by which records are met and weighed."""

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.organisations import names
from countersight.organisations.words import GENERIC, PLACEHOLDERS
from countersight.sql import load

NAME_KEY = pa.schema(
    [
        ("name", pa.string()),
        ("key", pa.string()),  # the family
        ("squeezed", pa.string()),  # the key without spaces
        ("sorted", pa.string()),  # its words in the order of the alphabet
        ("telling", pa.string()),  # its words without those of business
        ("numbers", pa.string()),  # its words with digits
        ("skeleton", pa.string()),  # its consonants, doubles written once
        ("known", pa.bool_()),  # False: a placeholder, which names nobody
    ]
)
CHUNK = 20_000
MANY = 100_000  # names from which on a second process pays
_ROMAN = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii"])
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouy ")


def add_keys(con: DuckDBPyConnection) -> None:
    """Temp table `name_key` for every name, trading name and parent of `supplier_record`.

    Those in `name_key_before` are taken from there.
    """
    [(processes,)] = con.execute("select current_setting('threads')").fetchall()
    spelt = con.sql(load("organisations/sql", "spelt")).to_arrow_table().column("name")
    con.register("worked_out_keys", pa.concat_tables(_tables(spelt, processes)))
    con.execute(
        "create or replace temp table name_key as"
        " from worked_out_keys union all by name from name_key_before"
    )
    con.unregister("worked_out_keys")


def _tables(spelt: pa.ChunkedArray, processes: int) -> list[pa.Table]:
    starts = range(0, max(len(spelt), 1), CHUNK)
    chunks = [spelt.slice(start, CHUNK).combine_chunks() for start in starts]
    if len(spelt) < MANY or processes < 2:
        return [key_table(chunk) for chunk in chunks]
    # Fresh processes: a fork would copy the engine's threads in whatever state they are.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(key_table, chunks))


def key_table(spelt: pa.Array) -> pa.Table:
    """Rows of `NAME_KEY`, one a name."""
    rows = [_row(name) for name in spelt.to_pylist()]
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array(column, field.type) for column, field in zip(columns, NAME_KEY, strict=False)
    ]
    return pa.table(arrays, schema=NAME_KEY) if rows else NAME_KEY.empty_table()


def _row(name: str) -> tuple[object, ...]:
    key = names.normalise(name)
    words = key.split()
    return (
        name,
        key,
        "".join(words),
        " ".join(sorted(words)),
        " ".join([word for word in words if word not in GENERIC]),
        " ".join([word for word in words if numbered(word)]),
        _skeleton(key),
        key not in PLACEHOLDERS,
    )


def numbered(word: str) -> bool:
    """A word that counts: it has a digit, or is a Roman numeral above one."""
    return word in _ROMAN or not word.isalpha()


def _skeleton(key: str) -> str | None:
    """`mississippi` → `mssp`; None where too little is left to mean anything."""
    once = _DOUBLED.sub(r"\1", key.translate(_VOWELS))
    return once if len(once) >= 5 else None
