"""From the record's rows to organisations: who bears which names and identifiers, and why.

Identifiers decide where they do not contradict each other; names, places and parents decide the
rest (`linkage`); what a person has decided comes before both. The tables are described in
`docs/architecture.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.organisations import before, judgements, keys, linkage, names
from countersight.organisations.clusters import Clusters
from countersight.organisations.display import readable
from countersight.organisations.judgements import Judged
from countersight.organisations.likeness import alike
from countersight.sql import load

TABLES = (
    *("organisation", "organisation_name", "organisation_identifier", "organisation_parent"),
    *("organisation_place", "organisation_succession", "award_supplier", "organisation_join"),
    "organisation_spell",
)
MOST_NAMES = 8  # an identifier under more families than this identifies nobody
LEAST_ALIKE = 0.6  # by `likeness`, of names that are joined and are not one family
UEI, DUNS, COUNTRY = range(3)
# What a tie must not contradict: an identifier may outdo the identifiers that are weaker.
AGAINST = {"UEI": (), "DUNS": (UEI,), "CAGE": (UEI, DUNS)}


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records, by their places, that were joined or weighed: for what, and what parted them."""

    left: int
    right: int
    score: float
    basis: str  # UEI, DUNS, CAGE, model or decision
    found: str | None = None
    parted: str | None = None


def resolve(con: DuckDBPyConnection, kept: Path | None = None) -> Mapping[str, pa.Table]:
    """The tables of organisations, for the record on `con`.

    `kept`: a folder for what the next resolution need not work out again.
    """
    for name in ("mention", "supplier_record", "acted", "plain_name"):
        con.execute(load("organisations/sql", name))
    place = kept / before.rules() if kept else None
    before.recall(con, place)
    resolve_records(con)
    before.remember(con, place)
    tables = {name: table(con, name) for name in TABLES}
    return tables | {"organisation": _shown(tables["organisation"])}


def resolve_records(con: DuckDBPyConnection) -> None:
    """Temp tables `party`, `joined` and `weighed`.

    From `supplier_record`, `decision` and what `before.recall` recalls.
    """
    keys.add_keys(con)
    con.execute(load("organisations/sql", "keyed"))
    link(con)
    con.execute(load("organisations/sql", "party"))


def table(con: DuckDBPyConnection, name: str) -> pa.Table:
    """A table of organisations, once the records are resolved."""
    return con.sql(_query(name)).to_arrow_table()


def _shown(organisations: pa.Table) -> pa.Table:
    """With the names of companies as a person would write them."""
    kinds, spelt = (organisations.column(name).to_pylist() for name in ("kind", "name"))
    shown = [
        readable(name) if kind == "company" else name
        for kind, name in zip(kinds, spelt, strict=True)
    ]
    place = organisations.schema.get_field_index("name")
    return organisations.set_column(place, "name", pa.array(shown, pa.string()))


def _query(table: str) -> str:
    text = load("organisations/sql", table)
    if table == "organisation":
        return text.format(award_supplier=load("organisations/sql", "award_supplier"))
    return text.format(threshold=linkage.model().threshold) if "{threshold}" in text else text


def link(con: DuckDBPyConnection) -> None:
    """Temp tables `root` (each record's cluster) and `joined` (the pairs), from table `keyed`."""
    decided = judgements.read(con)
    clusters = Clusters(*_registered(con), judgements.told_apart(decided))
    joined = [*_join_decided(decided, clusters), *_join_identified(con, clusters)]
    _show_roots(con, "identity_root", clusters)
    con.execute(load("organisations/sql", "profile"))
    linkage.weigh(con)
    joined += _join_weighed(con, clusters)
    _show_roots(con, "root", clusters)
    _show_joined(con, joined)


def _registered(con: DuckDBPyConnection) -> tuple[int, list[dict[int, str]]]:
    """How many records there are, and what each bears, by its place: UEI, DUNS, country."""
    rows = con.execute("select uei, duns, country from keyed order by place").fetchall()
    borne = [{at: row[one] for at, row in enumerate(rows) if row[one]} for one in range(3)]
    return len(rows), borne


def _join_decided(decided: Iterable[Judged], clusters: Clusters) -> Iterator[Joined]:
    """What people say is one organisation, whatever its registers say."""
    for judged in decided:
        first, *others = sorted({*judged.left, *judged.right})
        for other in others if judged.verdict == "same" else ():
            why = clusters.join(first, other)
            yield Joined(first, other, 1.0, "decision", judged.said, why)


def _join_identified(con: DuckDBPyConnection, clusters: Clusters) -> Iterator[Joined]:
    pairs = con.execute(load("organisations/sql", "identity"), {"most": MOST_NAMES}).fetchall()
    for left, right, scheme, value in pairs:
        if clusters.root(left) != clusters.root(right):
            why = clusters.join(left, right, AGAINST[scheme])
            yield Joined(left, right, 1.0, scheme, f"{scheme} {value}", why)


def _join_weighed(con: DuckDBPyConnection, clusters: Clusters) -> Iterator[Joined]:
    threshold = linkage.model().threshold
    tied = con.execute(load("organisations/sql", "tied")).fetchall()
    for left, right, score, registrant, spelt in tied:
        why = None
        if score >= threshold and clusters.root(left) != clusters.root(right):
            # One legal name at one address or under one parent may hold several old numbers.
            against = (UEI, COUNTRY) if registrant else (UEI, DUNS, COUNTRY)
            why = _unlike(spelt) or clusters.join(left, right, against)
        yield Joined(left, right, score, "model", None, why)


def _unlike(spelt: tuple[str, str] | None) -> str | None:
    """Names that are not one family must be alike too, however well the rest agrees."""
    if spelt is None or names.same(*spelt):
        return None
    likeness = alike(*spelt)
    return None if likeness.score >= LEAST_ALIKE else f"names alike to {likeness.score:.2f} only"


def _show_roots(con: DuckDBPyConnection, table: str, clusters: Clusters) -> None:
    places = range(con.execute("select count(*) from keyed").fetchall()[0][0])
    _show(con, table, {"place": places, "root": map(clusters.root, places)}, (pa.int32(),) * 2)


def _show_joined(con: DuckDBPyConnection, joined: Iterable[Joined]) -> None:
    columns: dict[str, list[object]] = {field: [] for field in Joined.__slots__}
    for one in joined:
        for field, cells in columns.items():
            cells.append(getattr(one, field))
    kinds = (pa.int32(), pa.int32(), pa.float64(), pa.string(), pa.string(), pa.string())
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
