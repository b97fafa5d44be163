"""Whose an organisation is over time, and what became of it: tables `owner`, `organisation_event`.

From the parents that the record names, the relations that publishers of ownership tell of
(table `relation`), and the directory of the field. What bears the same identifier is met by it,
all else by its name and country.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.directory import Company, Directory, Name
from countersight.organisations import names
from countersight.organisations.matching import Party, match
from countersight.sql import load

# A name that agrees, and a country that does not, score below this.
LEAST = 0.9
BEARER = pa.schema([("relation_key", pa.string()), ("organisation_id", pa.string())])
LISTED_OWNER = pa.schema(
    [
        *((name, pa.string()) for name in ("organisation_id", "owner")),
        *((name, pa.date32()) for name in ("from_date", "to_date")),
        ("source", pa.string()),
    ]
)
LISTED_NAME = pa.schema(
    [
        *((name, pa.string()) for name in ("organisation_id", "was", "is_now")),
        ("day", pa.date32()),
        ("source", pa.string()),
    ]
)
Bearers = Mapping[str, list[tuple[str, str, str | None]]]  # key → organisation, name, country
Row = tuple[object, ...]


def derive(con: DuckDBPyConnection, directory: Directory) -> Mapping[str, pa.Table]:
    """Tables `owner` and `organisation_event`.

    They come from those of organisations, `lifecycle`, `supplier` and the record.
    """
    for name in ("plain_name", "named", "identified_bearer"):
        con.execute(load("organisations/sql", name))
    borne = _bearers(con)
    _show(con, "named_bearer", BEARER, _meet(con, borne))
    con.execute(
        "create or replace temp table bearer as from identified_bearer union from named_bearer"
    )
    listed = [
        (company, found) for company in directory.companies if (found := _listed(borne, company))
    ]
    _show(con, "listed_owner", LISTED_OWNER, _owners(listed))
    _show(con, "listed_name", LISTED_NAME, _former(listed))
    owner = con.sql(load("organisations/sql", "owner")).to_arrow_table()
    con.register("owner", owner)
    event = con.sql(load("organisations/sql", "organisation_event")).to_arrow_table()
    con.unregister("owner")
    return {"owner": owner, "organisation_event": event}


def _bearers(con: DuckDBPyConnection) -> Bearers:
    """The companies of the record by the families of their names."""
    borne: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for organisation, name, country, key in con.execute(
        load("organisations/sql", "borne_names")
    ).fetchall():
        borne[key or names.normalise(name)].append((organisation, name, country))
    return borne


def _meet(con: DuckDBPyConnection, borne: Bearers) -> Iterator[Row]:
    """The relations whose child has no identifier of the record, met by name."""
    unmet = con.execute(load("organisations/sql", "unmet")).fetchall()
    for relation, name, country in unmet:
        key = names.normalise(name)
        if not names.is_distinctive(key.split()):
            continue
        for organisation, own, where in borne.get(key, ()):
            if match(Party(name, country=country), Party(own, country=where)).score >= LEAST:
                yield relation, organisation


def _listed(borne: Bearers, company: Company) -> list[str]:
    """The organisations that bear one of a company's names, by which it can be told."""
    keys = {names.normalise(name) for name in company.names}
    found = {
        one for key in keys if names.is_distinctive(key.split()) for one, *_ in borne.get(key, ())
    }
    return sorted(found)


def _owners(listed: Iterable[tuple[Company, list[str]]]) -> Iterator[Row]:
    for company, organisations in listed:
        for owner in company.owners:
            for organisation in organisations:
                yield organisation, owner.name, *_years(owner), company.source


def _former(listed: Iterable[tuple[Company, list[str]]]) -> Iterator[Row]:
    for company, organisations in listed:
        for former in {one.name.casefold(): one for one in company.former_names}.values():
            for organisation in organisations:
                yield organisation, former.name, company.name, _years(former)[1], company.source


def _years(name: Name) -> tuple[date | None, date | None]:
    first, last = name.first_year, name.last_year
    return (date(first, 1, 1) if first else None), (date(last, 12, 31) if last else None)


def _show(con: DuckDBPyConnection, table: str, schema: pa.Schema, rows: Iterable[Row]) -> None:
    """Make a temp table of rows."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    con.register("worked_out", pa.table(arrays, schema=schema))
    con.execute(f"create or replace temp table {table} as from worked_out")
    con.unregister("worked_out")
