"""The tree of agencies and their offices: tables `agency_tree` and `agency_office`."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight import agencies
from countersight.sql import load

LISTED = pa.schema(
    [
        *((name, pa.string()) for name in ("short", "code", "published")),
        ("names", pa.list_(pa.string())),
        *((name, pa.string()) for name in ("own_id", "parent_id")),
    ]
)


def derive(con: DuckDBPyConnection) -> Mapping[str, pa.Table]:
    """Tables `agency_tree` and `agency_office`.

    They come from the record, table `relation` and the list of agencies.
    """
    con.register("listed_agency", pa.Table.from_pylist(list(_listed()), schema=LISTED))
    tables = {
        name: con.sql(load("organisations/sql", name)).to_arrow_table()
        for name in ("agency_tree", "agency_office")
    }
    con.unregister("listed_agency")
    return tables


def _listed() -> Iterator[dict[str, object]]:
    for agency in agencies.listed():
        if agency.short != agencies.ALL:
            yield {
                "short": agency.short,
                "code": agency.code or None,
                "published": agency.published or None,
                "names": agency.names,
                "own_id": organisation_id(agency),
                "parent_id": _parent_id(agency),
            }


def organisation_id(agency: agencies.Agency) -> str:
    """The id of an agency: by its code in the record; of a department by that of the department."""
    if agency.parent == agencies.ALL:
        return f"AGENCY-{agency.department_code or agency.short}"
    return f"AGENCY-{agency.code or agency.short}"


def _parent_id(agency: agencies.Agency) -> str | None:
    if agency.parent == agencies.ALL:
        return None
    [parent] = [one for one in agencies.listed() if one.short == agency.parent]
    return organisation_id(parent)
