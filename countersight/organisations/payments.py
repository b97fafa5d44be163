"""Whose money it is: table `paid_to_maker`, in which no dollar counts twice.

An award's money belongs to its maker where one is named, else to the maker whose name its supplier
bears, else to its supplier.
"""

from collections.abc import Iterable, Mapping

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.directory import Directory
from countersight.organisations import names
from countersight.organisations.brands.lexicon import squeeze
from countersight.organisations.brands.listed import spellings
from countersight.organisations.brands.vocabulary import is_everyday
from countersight.organisations.words import GENERIC
from countersight.sql import load

_SHORT = 3  # letters by which a longer name may begin and be another's


def pay(con: DuckDBPyConnection, maker: pa.Table, directory: Directory) -> pa.Table:
    """A row an award, from table `maker` and the record's awards."""
    known = bearers(set(maker.column("maker").to_pylist()), spellings(directory))
    suppliers = [
        name for name, _ in con.execute(load("organisations", "supplier_names")).fetchall()
    ]
    borne = [(name, made) for name in suppliers if (made := maker_borne(known, name))]
    columns = list(zip(*borne, strict=True)) or [(), ()]
    con.register("made", maker)
    con.register("borne", pa.table({"supplier": columns[0], "maker": columns[1]}, schema=_BORNE))
    paid = con.sql(load("organisations/sql", "paid_to_maker")).to_arrow_table()
    con.unregister("made")
    con.unregister("borne")
    return paid


_BORNE = pa.schema([("supplier", pa.string()), ("maker", pa.string())])


def bearers(makers: Iterable[str], names_of: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """The letters of each name by which a maker goes → the maker."""
    return {
        squeeze(names.normalise(name)): maker
        for maker in sorted(makers)
        for name in (*reversed(names_of.get(maker, ())), maker)
    }


def maker_borne(known: Mapping[str, str], supplier: str) -> str | None:
    """The maker whose name a supplier bears, alone or at the head of its own name.

    A name that is an everyday word, or short, must be all but words of business: "Apple Inc" bears
    it, "Apple Roofing" does not.
    """
    for spelling in names.spellings(supplier):
        words = names.normalise(spelling).split()
        for end in range(len(words), 0, -1):
            letters = "".join(words[:end])
            telling = len(letters) > _SHORT and not is_everyday(letters)
            if letters in known and (telling or GENERIC.issuperset(words[end:])):
                return known[letters]
    return None
