"""From the record's rows to organisations: who bears which names and identifiers, and why.

Identifiers decide where they do not contradict each other; names, places and parents decide the
rest (`linkage`); what a person has decided comes before both. The tables are described in
`docs/architecture.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.organisations import keys, linkage
from countersight.organisations.clusters import Clusters
from countersight.organisations.display import readable
from countersight.sql import load

TABLES = (
    *("organisation", "organisation_name", "organisation_identifier"),
    *("award_supplier", "organisation_join"),
)
MOST_NAMES = 8  # an identifier under more families than this identifies nobody
UEI, DUNS, COUNTRY = range(3)
# What a tie must not contradict: an identifier may outdo the identifiers that are weaker.
AGAINST = {"UEI": (), "DUNS": (UEI,), "CAGE": (UEI, DUNS)}


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records, by their places, that were joined or weighed; `why` may say what parted them."""

    left: int
    right: int
    score: float
    same: bool
    basis: str  # UEI, DUNS, CAGE, model or decision
    why: str | None = None


def resolve(con: DuckDBPyConnection) -> Mapping[str, pa.Table]:
    """The tables of organisations, for the record on `con`."""
    for table in ("mention", "supplier_record", "acted"):
        con.execute(load("organisations/sql", table))
    keys.add_keys(con)
    con.execute(load("organisations/sql", "keyed"))
    link(con)
    con.execute(load("organisations/sql", "party"))
    tables = {table: con.sql(_query(table)).to_arrow_table() for table in TABLES}
    return tables | {"organisation": _shown(tables["organisation"])}


def _shown(organisations: pa.Table) -> pa.Table:
    """With the names of companies as a person would write them."""
    kinds, spelt = (organisations.column(name).to_pylist() for name in ("kind", "name"))
    names = [
        readable(name) if kind == "company" else name
        for kind, name in zip(kinds, spelt, strict=True)
    ]
    place = organisations.schema.get_field_index("name")
    return organisations.set_column(place, "name", pa.array(names, pa.string()))


def _query(table: str) -> str:
    text = load("organisations/sql", table)
    if table == "organisation":
        return text.format(award_supplier=load("organisations/sql", "award_supplier"))
    return text.format(threshold=linkage.model().threshold) if "{threshold}" in text else text


def link(con: DuckDBPyConnection) -> None:
    """Temp tables `root` (each record's cluster) and `joined` (the pairs), from table `keyed`."""
    clusters = Clusters(_registered(con))
    joined = list(_join_identified(con, clusters))
    _show_roots(con, "identity_root", clusters)
    con.execute(load("organisations/sql", "profile"))
    linkage.weigh(con)
    joined += _join_weighed(con, clusters)
    _show_roots(con, "root", clusters)
    _show_joined(con, joined)


def _registered(con: DuckDBPyConnection) -> list[list[str | None]]:
    """What each record bears, by its place: UEI, DUNS, country."""
    rows = con.execute("select uei, duns, country from keyed order by place").fetchall()
    return [[row[register] for row in rows] for register in (UEI, DUNS, COUNTRY)]


def _join_identified(con: DuckDBPyConnection, clusters: Clusters) -> Iterator[Joined]:
    pairs = con.execute(load("organisations/sql", "identity"), {"most": MOST_NAMES}).fetchall()
    for left, right, scheme, value in pairs:
        known = clusters.root(left) == clusters.root(right)
        why = clusters.join(left, right, AGAINST[scheme])
        if not known or why:
            yield Joined(left, right, 1.0, why is None, scheme, why or f"{scheme} {value}")


def _join_weighed(con: DuckDBPyConnection, clusters: Clusters) -> Iterator[Joined]:
    threshold = linkage.model().threshold
    for left, right, score, registrant in con.execute(load("organisations/sql", "tied")).fetchall():
        why = None
        if score >= threshold:
            # One legal name at one address or under one parent may hold several old numbers.
            why = clusters.join(left, right, (UEI, COUNTRY) if registrant else (UEI, DUNS, COUNTRY))
        same = clusters.root(left) == clusters.root(right)
        yield Joined(left, right, score, same, "model", why)


def _show_roots(con: DuckDBPyConnection, table: str, clusters: Clusters) -> None:
    places = range(con.execute("select count(*) from keyed").fetchall()[0][0])
    _show(con, table, {"place": places, "root": map(clusters.root, places)}, (pa.int32(),) * 2)


def _show_joined(con: DuckDBPyConnection, joined: Iterable[Joined]) -> None:
    columns: dict[str, list[object]] = {field: [] for field in Joined.__slots__}
    for one in joined:
        for field, cells in columns.items():
            cells.append(getattr(one, field))
    kinds = (pa.int32(), pa.int32(), pa.float64(), pa.bool_(), pa.string(), pa.string())
    _show(con, "joined", columns, kinds)


def _show(
    con: DuckDBPyConnection,
    table: str,
    columns: Mapping[str, Iterable[object]],
    kinds: Iterable[pa.DataType],
) -> None:
    """Make a temp table of columns."""
    filled = zip(columns.values(), kinds, strict=True)
    arrays = [pa.array(list(cells), kind) for cells, kind in filled]
    con.register("worked_out", pa.table(arrays, names=list(columns)))
    con.execute(f"create or replace temp table {table} as from worked_out")
    con.unregister("worked_out")
