"""GLEIF: who consolidates whom in its accounts, by Legal Entity Identifier (LEI).

Publisher  Global Legal Entity Identifier Foundation, golden copy and delta files
Licence    CC0 1.0
Layouts    gleif_relationships (level 2, RR-CDF as CSV), gleif_entities (level 1, LEI-CDF as CSV)
Keys       the two LEIs and the type of the relation; the LEI
Caveats    a relation says who consolidates a company in its accounts: what the law calls control
           may lie elsewhere, and owners below half of the shares are not there at all. Level 2
           bears no names: without level 1 an LEI stays an LEI. Relations are what the companies
           say; `status` tells what was corroborated and what has lapsed. Entities that are natural
           persons, and the exceptions that name them (`NATURAL_PERSONS`), are not kept. Managers
           of funds own no fund.
Expected   a relation between two LEIs of twenty signs, from 1900 on
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from countersight.sources import relations
from countersight.sources.layout import Glimpse, Layout
from countersight.sources.relations import Relation, Table, day

PUBLISHER = "GLEIF"
# What a type of relation is called here, and what the publisher means by it.
KINDS = {
    "IS_DIRECTLY_CONSOLIDATED_BY": (
        "consolidated",
        "accounting consolidation: its direct parent consolidates it",
    ),
    "IS_ULTIMATELY_CONSOLIDATED_BY": (
        "ultimately consolidated",
        "accounting consolidation: its ultimate parent consolidates it",
    ),
    "IS_FUND-MANAGED_BY": ("managed fund", "a fund, and who manages it: no ownership"),
    "IS_SUBFUND_OF": ("subfund", "a part of an umbrella fund: no ownership"),
    "IS_FEEDER_TO": ("subfund", "a feeder of a master fund: no ownership"),
    "IS_INTERNATIONAL_BRANCH_OF": ("branch", "a branch abroad of the same company"),
}
PERSONS = {"SOLE_PROPRIETOR"}
_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_NODE = "Relationship.{}Node.{}"
_PERIODS = range(1, 6)


def relationship(row: Mapping[str, str]) -> Relation:
    """A row of level 2. What is no relation between two LEIs has no key."""
    child, parent = (row[_NODE.format(end, "NodeID")] for end in ("Start", "End"))
    said = row["Relationship.RelationshipType"]
    kind, basis = KINDS.get(said, (said.lower().replace("_", " "), said))
    known = _LEI.fullmatch(child) and _LEI.fullmatch(parent)
    first, last = _period(row)
    return Relation(
        relations.key(PUBLISHER, said, child, parent) if known and said else "",
        PUBLISHER,
        kind,
        child_scheme="LEI",
        child_id=child,
        parent_scheme="LEI",
        parent_id=parent,
        from_date=first,
        to_date=last,
        basis=basis,
        status=_status(row),
        reference=row.get("Registration.ValidationReference", ""),
    )


def _period(row: Mapping[str, str]) -> tuple[str, str]:
    """The first day of the relation and its last, as far as they are given."""
    for number in _PERIODS:
        period = f"Relationship.Period.{number}"
        if row.get(f"{period}.periodType") == "RELATIONSHIP_PERIOD":
            return day(row[f"{period}.startDate"]), day(row[f"{period}.endDate"])
    return "", ""


def _status(row: Mapping[str, str]) -> str:
    said = ("Relationship.RelationshipStatus", "Registration.RegistrationStatus")
    sources = ("Registration.ValidationSources",)
    told = (row.get(name, "") for name in (*said, *sources))
    return ", ".join(word.lower().replace("_", " ") for word in told if word)


def entity(row: Mapping[str, str]) -> Relation:
    """A row of level 1: the legal name of an LEI, unless it is a natural person's."""
    lei, name = row["LEI"], row["Entity.LegalName"]
    person = row.get("Entity.EntityCategory") in PERSONS
    status = row.get("Entity.EntityStatus", "").lower()
    key = relations.key(PUBLISHER, "name", lei) if _LEI.fullmatch(lei) else ""
    country = row.get("Entity.LegalAddress.Country", "")
    told = Relation(
        key, PUBLISHER, "name", name, "LEI", lei, country, basis="legal name", status=status
    )
    return replace(told, natural_person="t") if person else told


TABLES = (
    Table(
        "gleif_relationships",
        (
            *(_NODE.format(end, "NodeID") for end in ("Start", "End")),
            "Relationship.RelationshipType",
            *("Relationship.Period.1.startDate", "Relationship.Period.1.endDate"),
        ),
        relationship,
    ),
    Table("gleif_entities", ("LEI", "Entity.LegalName", "Entity.EntityCategory"), entity),
)
ROWS = {table.name: partial(relations.rows, table) for table in TABLES}


def fit(glimpse: Glimpse) -> Layout | None:
    return relations.fit(TABLES, glimpse)
