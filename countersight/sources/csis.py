"""CSIS: what a research institute has found out about the government's contractors and offices.

Publisher  Center for Strategic and International Studies, Defense-Industrial Initiatives Group,
           repository `CSISdefense/Lookup-Tables`
Licence    CC0 1.0; the authors ask to be cited
Layouts    csis_uei_parents (a UEI's parent by fiscal years), csis_parents (companies with mergers
           and spin-offs), csis_office_names and csis_offices (contracting offices with days),
           csis_spellings (a vendor's name beside one standard spelling)
Keys       UEI, parent, first and last year (runs of the institute differ on the last, and all are
           kept); the company's number (EntityID); agency, office, name and first day; the spelling
Caveats    parents are labels of the institute's own, cut short, and years are those in which the
           federal record showed the parent, not those of a sale. A merger's year is often the only
           thing given, and to whom only where the name says so in brackets. Spellings come from a
           list that holds natural persons too: a name without any word that companies bear is
           counted and not kept. Of companies with neither merger nor spin-off only the number is.
Expected   fiscal years from 1990 on; offices from 1900 to 2100
"""

import re
from collections.abc import Mapping
from functools import partial

from countersight.sources import relations
from countersight.sources.layout import Glimpse, Layout
from countersight.sources.relations import Relation, Table, calendar_year, day, fiscal_year

PUBLISHER = "CSIS"
# `ANTEON [GENERAL DYNAMICS]`: the company, and whose it is.
_WHOSE = re.compile(r"(?P<name>.+?) \[(?P<owner>[^\]%]*[A-Za-z]{2}[^\]%]*)\]")
OFFICE, AGENCY = "FPDS office", "FPDS agency"


def uei_parent(row: Mapping[str, str]) -> Relation:
    uei, label = row["uei"].upper(), row["parent_label"]
    first, last = row["min_fiscal_year"], row["max_fiscal_year"]
    return Relation(
        relations.key(PUBLISHER, "parent", uei, label, first, last) if uei and label else "",
        PUBLISHER,
        "parent",
        child_name=row.get("standardized_top_contractor", ""),
        child_scheme="UEI",
        child_id=uei,
        parent_name=label,
        parent_scheme="UEI" if row["parent_uei"] else "",
        parent_id=row["parent_uei"].upper(),
        from_date=fiscal_year(first)[0],
        to_date=fiscal_year(last)[1],
        basis="parent by fiscal years, as CSIS reads the federal record",
    )


def company(row: Mapping[str, str]) -> Relation:
    """A company with its merger or its spin-off; where it had both, with its merger."""
    number, said = row["EntityID"], row["ParentID"]
    whose = _WHOSE.fullmatch(said)
    name, owner = whose.group("name", "owner") if whose else (said, "")
    key = relations.key(PUBLISHER, "company", number or said)
    if year := row["MergerYear"]:
        when = day(row.get("MergerDate", "")) or calendar_year(year)[0]
        basis = f"merged in {year}, as CSIS found"
        kind, reference = "merged", row.get("MergerURL", "")
    elif origin := row.get("SpunOffFrom", ""):
        owner, basis = origin, "spun off, as CSIS found"
        when = day(row.get("FirstDate", "")) or calendar_year(row.get("FirstYear", ""))[0]
        kind, reference = "spun off", row.get("FirstURL", "")
    else:
        scheme = "CSIS" if number else ""
        return Relation(key, PUBLISHER, "nothing said", child_scheme=scheme, child_id=number)
    return Relation(
        key,
        PUBLISHER,
        kind,
        child_name=name,
        child_scheme="CSIS" if number else "",
        child_id=number,
        parent_name=owner,
        from_date=when,
        basis=basis,
        reference=reference,
    )


def office_name(row: Mapping[str, str]) -> Relation:
    """A name of an office, from the first to the last signing under it."""
    return _office(
        (row["agency_id"], row["office_id"], row["office_name"]),
        (row["min_signed_date"], row["max_signed_date"]),
        "first and last signing under this name",
    )


def office(row: Mapping[str, str]) -> Relation:
    """An office as the list of offices has it, from its first day to its last."""
    return _office(
        (row["AgencyID"], row["ContractingOfficeCode"], row["ContractingOfficeName"]),
        (row["StartDate"], row["EndDate"]),
        "first and last day of the office",
    )


def _office(who: tuple[str, str, str], days: tuple[str, str], basis: str) -> Relation:
    agency, code, name = who
    return Relation(
        relations.key(PUBLISHER, basis, agency, code, name, days[0]) if code else "",
        PUBLISHER,
        "office",
        child_name=name,
        child_scheme=OFFICE,
        child_id=code,
        parent_scheme=AGENCY,
        parent_id=agency,
        from_date=day(days[0]),
        to_date=day(days[1]),
        basis=basis,
    )


def spelling(row: Mapping[str, str]) -> Relation:
    name, standard = row["vendor_name"], row["standardized_vendor_name"]
    return Relation(
        relations.key(PUBLISHER, "spelling", name) if name else "",
        PUBLISHER,
        "spelling",
        child_name=name,
        parent_name=standard,
        basis="spelling of a vendor's name",
        natural_person="" if not name or relations.names_a_company(name) else "t",
    )


TABLES = (
    Table(
        "csis_uei_parents",
        ("uei", "parent_label", "parent_uei", "min_fiscal_year", "max_fiscal_year"),
        uei_parent,
    ),
    Table("csis_parents", ("ParentID", "MergerYear", "EntityID"), company),
    Table(
        "csis_office_names",
        ("agency_id", "office_id", "office_name", "min_signed_date", "max_signed_date"),
        office_name,
    ),
    Table(
        "csis_offices",
        ("AgencyID", "ContractingOfficeCode", "ContractingOfficeName", "StartDate", "EndDate"),
        office,
    ),
    Table("csis_spellings", ("vendor_name", "standardized_vendor_name"), spelling),
)
ROWS = {table.name: partial(relations.rows, table) for table in TABLES}


def fit(glimpse: Glimpse) -> Layout | None:
    return relations.fit(TABLES, glimpse)
