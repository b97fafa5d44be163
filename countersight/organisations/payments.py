"""Whose money it is: table `paid_to_maker`, in which no dollar counts twice, and `maker_owner`.

An award's money belongs to its maker where one is named, else to the maker whose name its supplier
bears, else to its supplier.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.directory import Directory, Name
from countersight.organisations import names
from countersight.organisations.brands.lexicon import squeeze
from countersight.organisations.brands.listing import spellings
from countersight.organisations.brands.vocabulary import is_everyday
from countersight.organisations.words import GENERIC
from countersight.sql import load

_SHORT = 3  # letters by which a longer name may begin and be another's


def derive(
    con: DuckDBPyConnection, maker: pa.Table, directory: Directory
) -> Mapping[str, pa.Table]:
    """Tables `paid_to_maker` and `maker_owner`, from `maker`, the record and the directory."""
    return {"paid_to_maker": pay(con, maker, directory), "maker_owner": owned(directory)}


def owned(directory: Directory) -> pa.Table:
    """Which maker of the directory belongs to which other, and from what day to what day if known.

    Investors own companies of many kinds: what they own is no family of products.
    """
    known = {
        squeeze(name): company.name
        for company in directory.companies
        if company.role != "investor"
        for name in company.names
    }
    rows = [
        (company.name, known[squeeze(owner.name)], *_span(owner), company.source)
        for company in directory.companies
        for owner in company.owners
        if known.get(squeeze(owner.name), company.name) != company.name
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_OWNED)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _OWNED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_OWNED)


def _span(owner: Name) -> tuple[date | None, date | None]:
    first, last = owner.first_year, owner.last_year
    return (date(first, 1, 1) if first else None), (date(last, 12, 31) if last else None)


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
_OWNED = pa.schema(
    [
        *(("maker", pa.string()), ("owner", pa.string())),
        *(("from_date", pa.date32()), ("to_date", pa.date32()), ("source", pa.string())),
    ]
)


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
