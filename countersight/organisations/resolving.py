"""From the record's rows to organisations: who bears which names and identifiers, and why.

Identifiers decide where they do not contradict each other; names, places and parents decide the
rest (`linkage`); what a person has decided comes before both. The tables are described in
`docs/architecture.md`.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.organisations import before, judgements, keys, linkage, names, touched
from countersight.organisations.clusters import NOTHING, Clusters, Register
from countersight.organisations.display import readable
from countersight.organisations.judgements import Judged
from countersight.organisations.likeness import alike
from countersight.organisations.matching import Party, match
from countersight.sql import load

TABLES = (
    *("organisation", "organisation_name", "organisation_identifier", "organisation_parent"),
    *("organisation_place", "organisation_succession", "award_supplier", "organisation_join"),
    "organisation_spell",
)
MOST_NAMES = 8  # an identifier under more families than this identifies nobody
MOST_BEARERS = 50  # a name of more clusters than these does not by itself make two records meet
CROWD = 200  # where more profiles than these would meet, none meet for that
LEAST_REGISTERED = 0.9  # a name that agrees, and a country that does not, score below this
LEAST_ALIKE = 0.6  # by `likeness`, of names that are joined and are not one family
UEI, DUNS, COUNTRY = range(3)
# What a tie must not contradict: an identifier may outdo the identifiers that are weaker.
AGAINST = {"UEI": (), "DUNS": (UEI,), "CAGE": (UEI, DUNS)}
REGISTRANT, SPELT_APART = 1, 2  # bits of `kind` in tied.sql
JOINED = pa.schema(
    [
        *(("left_place", pa.int32()), ("right_place", pa.int32())),
        ("basis", pa.string()),  # UEI, DUNS, CAGE or decision
        *(("found", pa.string()), ("parted", pa.string())),
    ]
)
REGISTERED = pa.schema([(name, pa.string()) for name in ("organisation_id", "value", "source")])
PARTED = pa.schema(
    [("left_place", pa.int32()), ("right_place", pa.int32()), ("parted", pa.string())]
)


def resolve(con: DuckDBPyConnection, kept: Path | None = None) -> Mapping[str, pa.Table]:
    """The tables of organisations, for the record on `con`.

    `kept`: a folder for what the next resolution need not work out again.
    """
    for name in ("mention", "supplier_record", "acted", "plain_name"):
        con.execute(load("organisations/sql", name))
    place = kept / before.rules() if kept else None
    resolve_touched(con, place)
    _show(con, "registered", _registered(con))
    tables = {name: table(con, name) for name in TABLES}
    return tables | {"organisation": _shown(tables["organisation"])}


def resolve_touched(con: DuckDBPyConnection, place: Path | None) -> None:
    """Temp tables `party` and `told_join`; of what no pull touched since, as kept in `place`."""
    before.recall(con, place)
    touched.narrow(con)
    resolve_records(con)
    before.remember(con, place)
    touched.widen(con)


def resolve_records(con: DuckDBPyConnection) -> None:
    """Temp tables `party` and `told_join`.

    From `supplier_record`, `relation`, `decision` and what `before.recall` recalls.
    """
    con.execute(load("organisations/sql", "spelling"))
    keys.add_keys(con)
    con.execute(load("organisations/sql", "keyed"))
    link(con)
    con.execute(load("organisations/sql", "party"))
    con.execute(_query("told_join"))


def _registered(con: DuckDBPyConnection) -> pa.Table:
    """Which companies of the record are which legal entities of a register, by name and country.

    One that several companies could be, or a company that several could be, is left out.
    """
    rows = con.execute(load("organisations/sql", "registered")).fetchall()
    met = {
        (organisation, value, source)
        for organisation, value, source, name, country, own, where in rows
        if names.is_distinctive(names.normalise(own).split())
        and match(Party(name, country=country), Party(own, country=where)).score >= LEAST_REGISTERED
    }
    once = [Counter(one[column] for one in met) for column in (0, 1)]
    sure = sorted(one for one in met if once[0][one[0]] == once[1][one[1]] == 1)
    columns = zip(*((o, v, f"{s}, by name and country") for o, v, s in sure), strict=True)
    return pa.table(list(columns) or [()] * 3, schema=REGISTERED)


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
    """From table `keyed`, as temp tables: each record's cluster, and the pairs that were looked at.

    `root`: the cluster. `joined`: the pairs that decisions and identifiers tie; `weighed`: those
    that the model does; `parted`: what keeps pairs of these apart that would else be one.
    """
    decided = judgements.read(con)
    registers = _registers(con)
    places = len(registers[UEI].numbers)
    clusters = Clusters(places, registers, judgements.told_apart(decided))
    joined = [_join_decided(decided, clusters), _join_identified(con, clusters)]
    _show(con, "joined", pa.concat_tables(joined))
    _show_roots(con, "identity_root", clusters)
    con.execute(load("organisations/sql", "profile"), {"most": MOST_BEARERS, "crowd": CROWD})
    linkage.weigh(con)
    _show(con, "parted", _join_weighed(con, clusters))
    _show_roots(con, "root", clusters)


def _registers(con: DuckDBPyConnection) -> list[Register]:
    """What the records bear: UEI, DUNS, country."""
    rows = con.sql("select uei, duns, country from keyed order by place").to_arrow_table()
    return [_register(column.combine_chunks().dictionary_encode()) for column in rows.columns]


def _register(column: pa.DictionaryArray) -> Register:
    return Register(_integers(column.indices.fill_null(NOTHING)), column.dictionary.to_pylist())


def _integers(column: pa.Array) -> "array[int]":
    """A column of int32 without nulls, as Python counts through it fastest."""
    return array("i", memoryview(column.buffers()[1]).cast("i")[column.offset :][: len(column)])


def _join_decided(decided: Iterable[Judged], clusters: Clusters) -> pa.Table:
    """What people say is one organisation, whatever its registers say."""
    ties = []
    for judged in decided:
        first, *others = sorted({*judged.left, *judged.right})
        for other in others if judged.verdict == "same" else ():
            why = clusters.join(first, other)
            ties.append((first, other, "decision", judged.said, why))
    columns = zip(*ties, strict=True) if ties else [()] * len(JOINED)
    return pa.table(list(map(pa.array, columns, JOINED.types)), schema=JOINED)


def _join_identified(con: DuckDBPyConnection, clusters: Clusters) -> pa.Table:
    pairs = con.sql(load("organisations/sql", "identity"), params={"most": MOST_NAMES})
    rows = pairs.to_arrow_table().combine_chunks()
    lefts, rights = (_whole(rows, name) for name in ("left_place", "right_place"))
    against = [AGAINST[scheme] for scheme in rows.column("basis").to_pylist()]
    ties, parted = array("i"), []
    for tie, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        if clusters.root(left) != clusters.root(right):
            ties.append(tie)
            parted.append(clusters.join(left, right, against[tie]))
    return rows.take(_column(ties)).append_column("parted", pa.array(parted, pa.string()))


def _join_weighed(con: DuckDBPyConnection, clusters: Clusters) -> pa.Table:
    """Join what the model ties; gives the pairs that something else keeps apart."""
    threshold = {"threshold": linkage.model().threshold}
    tied = con.sql(load("organisations/sql", "tied"), params=threshold)
    rows = tied.to_arrow_table().combine_chunks()
    lefts, rights = (_whole(rows, name) for name in ("left_place", "right_place"))
    kinds = _whole(rows, "kind")
    parted = []
    for tie, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        if clusters.root(left) != clusters.root(right):
            # One legal name at one address or under one parent may hold several old numbers.
            against = (UEI, COUNTRY) if kinds[tie] & REGISTRANT else (UEI, DUNS, COUNTRY)
            why = _unlike(rows, tie) if kinds[tie] & SPELT_APART else None
            if why := why or clusters.join(left, right, against):
                parted.append((left, right, why))
    columns = zip(*parted, strict=True) if parted else [()] * len(PARTED)
    return pa.table(list(map(pa.array, columns, PARTED.types)), schema=PARTED)


def _unlike(tied: pa.Table, tie: int) -> str | None:
    """Names that are not one family must be alike too, however well the rest agrees.

    What is cheap is asked first: of many pairs, few are left for the dear comparison.
    """
    left, right = (tied.column(name)[tie].as_py() for name in ("left_key", "right_key"))
    words = left.split()
    if names.same_family(left, right) or (
        names.slipped(words, right.split()) and names.is_distinctive(words)
    ):
        return None
    left, right = (tied.column(name)[tie].as_py() for name in ("left_name", "right_name"))
    if names.same(left, right):
        return None
    likeness = alike(left, right)
    return None if likeness.score >= LEAST_ALIKE else f"names alike to {likeness.score:.2f} only"


def _whole(table: pa.Table, name: str) -> "array[int]":
    chunks = table.column(name).chunks
    return _integers(chunks[0]) if chunks else array("i")


def _column(numbers: "array[int]") -> pa.Array:
    return pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])


def _show_roots(con: DuckDBPyConnection, table: str, clusters: Clusters) -> None:
    roots = clusters.roots()
    places = array("i", range(len(roots)))
    _show(con, table, pa.table({"place": _column(places), "root": _column(roots)}))


def _show(con: DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Make a temp table."""
    con.register("worked_out", table)
    con.execute(f"create or replace temp table {name} as from worked_out")
    con.unregister("worked_out")
