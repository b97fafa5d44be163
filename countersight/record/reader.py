"""A reading connection: the record's views on one snapshot, as of a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from countersight import agencies, sql
from countersight import duckdb_core as duckdb
from countersight.model import OnProgress, Progress
from countersight.record import decisions, engine, store
from countersight.record.rows import Rows
from countersight.record.standing import standing
from countersight.record.tables import VERSIONS
from countersight.settings import Settings
from countersight.sql import literal

AGENCY = "create temp table agency as select unnest($codes) as code, unnest($shorts) as short"
# What the other grains are called by those who read them.
LATEST = {
    "award": "award_summary",
    "subaward": "subaward",
    "release": "release",
    "relation": "relation",
}
# What view `award` asks of a summary: three hundred columns take a while to lay out for nothing.
NO_SUMMARY = """
create temp table award_summary (
  contract_award_unique_key varchar,
  current_total_value_of_award decimal(23, 2), potential_total_value_of_award decimal(23, 2)
)
"""
# Of view `pull`, what the awards of one number are shown with.
PULL = {"pull": "integer", "seen_at": "timestamp", "scope": "varchar", "reason": "varchar"}
AS_OF = "create temp view pull as select * from every_pull where seen_at <= {moment}::timestamp"
FEW = 1_000  # actions


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the record a reader shows: all, unless told otherwise."""

    as_of: datetime | None = None  # UTC: as the record stood then
    only: str | None = None  # the awards of this number (PIID) or award key
    history: bool = True  # what takes a moment to make, too: `change`, `absent`, other grains
    rows: bool = True  # the record's own rows, and not what the steps made of them alone


@contextmanager
def reading(
    home: store.Store, settings: Settings, scope: Scope
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views of `docs/architecture.md` that the record itself fills, on the last whole pull."""
    with opened(home, engine.last_snapshot(home, settings), settings, scope) as (con, show):
        show()
        yield con


@contextmanager
def opened(
    home: store.Store, at: store.Snapshot, settings: Settings, scope: Scope
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Callable[[], None]]]:
    """The views of what was loaded, and what shows the rest: files of 300 columns open slowly."""
    if scope.only is not None:
        settings = replace(settings, threads=1)  # who shares a few rows out waits for the sharing
    with engine.connect(settings) as con:
        if scope.only is None:
            engine.attach_pulls(con, home, at)
            _narrow_pulls(con, scope)
        else:
            Rows(PULL, pulls(at, scope)).lay(con, "pull")
        engine.attach_loaded(con, home, at)
        yield con, lambda: _show(con, home, at, scope)


def _show(
    con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot, scope: Scope
) -> None:
    if scope.only is None:
        engine.attach_tables(con, home, at)
    else:
        engine.attach_award(con, home, at, engine.Award(scope.only, brief=not scope.history))
    _create_latest(con, scope, summed_up=bool(at.files.get("award_version")))
    _create_views(con, scope)
    decisions.show(con, home)


def are_few(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether so few actions are shown that rules are best made ready for their words alone."""
    [(actions,)] = con.execute("select count(*) from action").fetchall()
    return int(actions) <= FEW


def pulls(at: store.Snapshot, scope: Scope) -> list[store.Pull]:
    """What a reader sees is named by: the pulls of view `pull`."""
    moment = None if scope.as_of is None else engine.plain_utc(scope.as_of)
    return [pull for pull in at.pulls if moment is None or pull.seen_at <= moment]


def _narrow_pulls(con: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    """Show no pull that was seen later than the time asked for."""
    if scope.as_of is None:
        return
    moment = engine.plain_utc(scope.as_of).isoformat(sep=" ")
    con.execute("alter view pull rename to every_pull")
    con.execute(AS_OF.format(moment=literal(moment)))


def hold(con: duckdb.DuckDBPyConnection) -> None:
    """Work out `action` and `award` once, for a reader that will ask of them many times."""
    for name in ("action", "award"):
        _hold(con, name)


def lay_out(con: duckdb.DuckDBPyConnection, on_progress: OnProgress) -> None:
    """The same of the whole record, in files where the engine spills: memory is less."""
    folder = engine.scratch(con)
    paths = {name: folder / f"{name}.parquet" for name in ("action", "award")}
    if all(path.exists() for path in paths.values()):
        return
    on_progress(Progress("laying out the record", 0, None))
    # How many rows there are is known of a table alone; of a view the engine guesses one, and
    # keeps the wide side of a join.
    _hold(con, "newest_version")
    for name, path in paths.items():
        con.execute(f"copy (from {name}) to {literal(str(path))} (format parquet)")
        con.execute(
            f"create or replace temp view {name} as from read_parquet({literal(str(path))})"
        )
    con.execute("drop table held_newest_version")


def _hold(con: duckdb.DuckDBPyConnection, name: str) -> None:
    con.execute(f"create temp table if not exists held_{name} as from {name}")
    con.execute(f"create or replace temp view {name} as from held_{name}")


def _create_views(con: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    coded = [(agency.code, agency.short) for agency in agencies.listed() if agency.code]
    codes, shorts = zip(*coded, strict=True)
    con.execute(AGENCY, {"codes": codes, "shorts": shorts})
    for name in ("seen", "newest_version", "action", "award"):
        engine.create_view(con, name, held=scope.only is not None)
    if scope.history:
        show_history(con)


def show_history(con: duckdb.DuckDBPyConnection) -> None:
    """Views `change` and `absent`, on a reader that was opened without them."""
    from countersight.record.altered import create_change_views  # noqa: PLC0415 - takes time

    if "change" not in standing(con):
        engine.create_view(con, "absent")
        create_change_views(con)


def _create_latest(con: duckdb.DuckDBPyConnection, scope: Scope, *, summed_up: bool) -> None:
    """The views of the other grains, of which an award's actions want its summary alone."""
    if scope.only is not None and not scope.history and not summed_up:
        con.execute(NO_SUMMARY)
        return
    latest = sql.load("record/views", "latest")
    for grain, view in LATEST.items():
        if scope.history or view == "award_summary":
            con.execute(latest.format(view=view, version=VERSIONS[grain]))
