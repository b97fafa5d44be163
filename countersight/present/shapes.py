"""The JSON that other programs rely on: records as plain mappings, fields named and in order."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from countersight.model import Coverage, PullReport

if TYPE_CHECKING:  # a verb should not wait for the records that only others shape
    from countersight.present.awards import AwardTimeline
    from countersight.present.blindness import Blindness
    from countersight.present.capabilities import Borne
    from countersight.present.flags import Counted, Raised
    from countersight.present.overview import Overview
    from countersight.present.stops import Stop
    from countersight.search.results import Results

Shape = dict[str, Any]

AWARD_FIELDS = (
    *("award_key", "piid", "supplier", "agency"),
    *("obligated", "current_value", "ceiling", "state"),
)
STATE_FIELDS = ("date", "state", "modification", "basis", "strength", "words", "lines")


def pull_shape(report: PullReport) -> Shape:
    return {
        "pull": report.pull,
        "seen_at": report.seen_at,
        "files": [
            {"path": file.path, "layout": file.layout, **asdict(file.counts)}
            for file in report.files
        ],
        "totals": asdict(report.totals),
    }


def award_shape(award: AwardTimeline, coverage: Coverage) -> Shape:
    return {
        **_pick(award, AWARD_FIELDS),
        "states": [_pick(state, STATE_FIELDS) for state in award.states],
        "actions": [asdict(action) for action in award.actions],
        "resold": asdict(award.resold) if award.resold else None,
        "capabilities": [asdict(borne) for borne in award.capabilities],
        "measures": [asdict(measure) for measure in award.measures],
        "flags": [asdict(flag) for flag in award.flags],
        "coverage": asdict(coverage),
    }


def blindness_shape(blind: Blindness) -> Shape:
    return {
        "flags_unseen": [flag.name for flag in blind.unseen],
        "flags_not_worked_out": [flag.name for flag in blind.waiting],
    }


def results_shape(results: Results) -> Shape:
    return {
        **asdict(results.totals),
        "shown": [asdict(hit) for hit in results.hits],
        "next": results.next,
        "facets": [asdict(facet) for facet in results.facets],
        "histogram": [asdict(bar) for bar in results.histogram],
    }


def borne_shape(line: Borne) -> Shape:
    return asdict(line)


def counted_shape(line: Counted, *, seen: bool) -> Shape:
    return asdict(line) | {"seen": seen}


def stop_shape(stop: Stop) -> Shape:
    return asdict(stop) | {"outcome": stop.outcome}


def raised_shape(line: Raised) -> Shape:
    return asdict(line)


def overview_shape(overview: Overview) -> Shape:
    return asdict(overview)


def _pick(record: Any, names: tuple[str, ...]) -> Shape:
    return {name: getattr(record, name) for name in names}
