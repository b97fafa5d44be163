"""The stages after the record, in order: which tables each makes, and how.

Stages are imported where they run: a verb should not wait for those that it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from countersight.record import sums
from countersight.settings import Settings

if TYPE_CHECKING:
    from countersight import duckdb_core as duckdb
    from countersight.record.derived import Made


class Shown(NamedTuple):
    """What a step works from; `whole`: the whole record, and not the awards of one number."""

    con: duckdb.DuckDBPyConnection
    settings: Settings
    whole: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A stage after the record: what it says that it does, its tables, and how they are made."""

    stage: str
    tables: tuple[str, ...]
    run: Callable[[Shown], Mapping[str, Made]]
    decided: bool = False  # rests on what people decided, beside the record
    views: bool = True  # asks the views of the record, again and again


def _suppliers(shown: Shown) -> Mapping[str, Made]:
    from countersight.organisations import suppliers

    return suppliers.derive(shown.con, findable=shown.whole)


def _organisations(shown: Shown) -> Mapping[str, Made]:
    from countersight.organisations import resolving

    kept = shown.settings.store / "derived" / "linkage"
    return resolving.resolve(shown.con, kept if shown.whole else None)


def _lifecycle(shown: Shown) -> Mapping[str, Made]:
    from countersight.meaning import derive

    return derive.derive(shown.con)


def _owners(shown: Shown) -> Mapping[str, Made]:
    from countersight import directory
    from countersight.organisations import owners

    return owners.derive(shown.con, directory.read(shown.settings.directory))


def _agencies(shown: Shown) -> Mapping[str, Made]:
    from countersight.organisations import offices

    return offices.derive(shown.con)


def _makers(shown: Shown) -> Mapping[str, Made]:
    from countersight.organisations import makers

    maker = makers.derive(shown.con, makers.make_ready(shown.settings))
    if not shown.whole:
        return {"maker": maker}  # whose money it is nobody asks of an award alone
    from countersight import directory
    from countersight.organisations import payments

    paid = payments.derive(shown.con, maker.arrow(), directory.read(shown.settings.directory))
    return {"maker": maker, **paid}


def _capabilities(shown: Shown) -> Mapping[str, Made]:
    from countersight.meaning import capabilities, index

    capabilities.tag(shown.con, index.kept(shown.settings), whole=shown.whole)
    return {}


def _measures(shown: Shown) -> Mapping[str, Made]:
    from countersight.meaning import measures

    measures.create(shown.con, whole=shown.whole)
    return {}


def _flags(shown: Shown) -> Mapping[str, Made]:
    from countersight.meaning import flagging, measures

    if shown.whole:
        measures.create(shown.con)
    measures.create_stops(shown.con, whole=shown.whole)
    flagging.raise_flags(shown.con, whole=shown.whole)
    return {}


def _ground(shown: Shown) -> Mapping[str, Made]:
    from countersight.check import ground

    return ground.lay(shown.con)


SUMS = Step("adding up the record", sums.TABLES, lambda of: sums.add_up(of.con), views=False)
GROUND = Step("laying out the claimable", ("claimable", "event_rate", "former_obligation"), _ground)
SUPPLIERS = Step("grouping suppliers", ("supplier", "spelt_name", "spelt_parent"), _suppliers)
ORGANISATIONS = Step(
    "telling organisations apart",
    (
        *("organisation", "organisation_name", "organisation_identifier", "organisation_parent"),
        *("organisation_place", "organisation_succession", "award_supplier", "organisation_join"),
        "organisation_spell",
    ),
    _organisations,
    decided=True,
)
LIFECYCLE = Step("reading what actions did", ("lifecycle", "state"), _lifecycle)
OWNERS = Step("reading who owns whom", ("owner", "organisation_event"), _owners, decided=True)
AGENCIES = Step("reading the offices of agencies", ("agency_tree", "agency_office"), _agencies)
MAKERS = Step("reading who makes what", ("maker", "paid_to_maker", "maker_owner"), _makers)
CAPABILITIES = Step("reading what awards buy", ("capability",), _capabilities)
MEASURES = Step("adding up", ("award_measure",), _measures)
FLAGS = Step("looking for what is odd", ("flag", "flag_coverage"), _flags)
BUYING = (SUPPLIERS, MAKERS, CAPABILITIES)  # what is needed to tell what awards buy
TELLING = (LIFECYCLE, MEASURES, FLAGS, MAKERS, CAPABILITIES)  # what is told of an award
OWNING = (SUPPLIERS, ORGANISATIONS, LIFECYCLE, OWNERS)  # and whose an organisation is
# What a reader gets who asks for no more.
USUAL = (SUPPLIERS, ORGANISATIONS, LIFECYCLE, MAKERS, CAPABILITIES)
CHECKING = (SUPPLIERS, LIFECYCLE, MAKERS, SUMS, GROUND)  # what verdicts are held against
STEPS = (*USUAL, OWNERS, AGENCIES, MEASURES, FLAGS, SUMS)
