"""SEC: the subsidiaries that listed companies name in their annual reports.

Publisher  U.S. Securities and Exchange Commission, EDGAR: exhibits 21 (10-K) and 8.1 (20-F), as
           rows; the exhibits themselves are prose, which others have parsed
Licence    U.S. government work, public domain; a compilation may have a licence of its own
Layouts    sec_subsidiaries (parent_cik10, subsidiary_name, first_seen_year, last_seen_year …),
           sec_parents (parent_cik10, parent_name …)
Keys       the row's own number (sub_uuid), else parent, name and report; the parent's CIK
Caveats    a list names what a company calls significant: who is not on it may be owned all the
           same. Years are those of the reports that were read, not those of the purchase or sale.
           The parent has a number alone (CIK) until the list of parents is read too.
Expected   years from 1993 on
"""

from collections.abc import Mapping
from functools import partial

from countersight.sources import relations
from countersight.sources.layout import Glimpse, Layout
from countersight.sources.relations import Relation, Table, calendar_year

PUBLISHER = "SEC"


def subsidiary(row: Mapping[str, str]) -> Relation:
    cik, name = _cik(row), row["subsidiary_name"]
    own = row.get("sub_uuid") or f"{name}_{row.get('accession', '')}"
    first, last = row["first_seen_year"], row["last_seen_year"]
    share = row.get("ownership_pct")
    return Relation(
        relations.key(PUBLISHER, "subsidiary", own) if name and cik else "",
        PUBLISHER,
        "subsidiary",
        child_name=name,
        child_country=row.get("jurisdiction_iso3", ""),
        parent_scheme="CIK",
        parent_id=cik,
        from_date=calendar_year(first)[0],
        to_date=calendar_year(last)[1],
        basis="listed as a subsidiary in the parent's annual reports"
        + (f", {share} % owned" if share else ""),
        status=row.get("exhibit_label", ""),
        reference=row.get("accession", ""),
    )


def parent(row: Mapping[str, str]) -> Relation:
    cik, name = _cik(row), row["parent_name"]
    key = relations.key(PUBLISHER, "name", cik) if cik and name else ""
    country = row.get("incorp_country_iso3", "")
    return Relation(key, PUBLISHER, "name", name, "CIK", cik, country, basis="registrant's name")


def _cik(row: Mapping[str, str]) -> str:
    """The number of a registrant, in ten digits."""
    number = row["parent_cik10"].removesuffix(".0")
    return number.zfill(10) if number.isdigit() else ""


TABLES = (
    Table(
        "sec_subsidiaries",
        ("parent_cik10", "subsidiary_name", "first_seen_year", "last_seen_year"),
        subsidiary,
    ),
    Table("sec_parents", ("parent_cik10", "parent_name"), parent),
)
ROWS = {table.name: partial(relations.rows, table) for table in TABLES}


def fit(glimpse: Glimpse) -> Layout | None:
    return relations.fit(TABLES, glimpse)
