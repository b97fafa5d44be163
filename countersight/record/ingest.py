"""Source files → a pull: every row stored, counted as a repeat, or quarantined with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from countersight import sql
from countersight.model import Counts, OnProgress, PullReport
from countersight.record import account, commit, engine, narrow, scrub, stage, store
from countersight.record.run import Run, Staged
from countersight.record.tables import VERSIONS
from countersight.settings import Settings
from countersight.sources.files import SourceFile
from countersight.sources.layout import Layout
from countersight.sources.recognise import recognise
from countersight.sources.tabulate import tabulate
from countersight.sql import literal

# A staged file with at least this share of new versions is kept as it is, not written again.
KEEP_WHOLE = 0.5

DrawSources = Callable[[Path], Iterable[SourceFile]]


def add(
    home: store.Store,
    draw: DrawSources,
    seen_at: datetime | None,
    settings: Settings,
    on_progress: OnProgress,
) -> PullReport:
    """Read what `draw` yields as one pull, all or nothing. `seen_at` is UTC; None means now.

    `draw` is given a folder for what it must unpack. Bytes that an earlier pull holds, read again
    without a time of their own, tell nothing new and make no pull. Raises `InputError` or
    `StoreError`; the store is then as it was.
    """
    with store.locked(home) as staging, engine.connect(settings, staging) as con:
        before = engine.attach_pulls(con, home)
        commit.roll_back(home, before)
        engine.attach_tables(con, home, before)
        run = Run(home, before, con, staging, on_progress)
        con.execute(sql.load("record", "prepare"))
        staged = _stage_all(run, draw(staging))
        staged, replaced = _withhold(run, staged)
        moment = engine.plain_utc(seen_at or datetime.now(UTC).replace(microsecond=0))
        _decide(run, staged, moment)
        reports = account.reports_of(run, staged)
        known = account.known_pull(run, staged) if seen_at is None else None
        if known is not None and not any(_news(report.counts) for report in reports):
            return account.report_of(known, account.seen_at(run, known), reports, added=False)
        run.on_progress(engine.step("committing"))
        files = commit.Files(_arrivals(run, staged, replaced), list(replaced))
        rows = account.small_rows(run, staged, reports)
        narrow.forget(home, (path.name for path in replaced))
        commit.commit(home, before, files, rows, account.pull_row(run, rows, moment))
        run.on_progress(engine.step("making ready for look-ups"))
        now = engine.find_snapshot(con, home)
        narrow.make(con, home, [file.name for file in now.files.get("version", ())])
        return account.report_of(run.pull, moment, reports, added=True)


def _stage_all(run: Run, sources: Iterable[SourceFile]) -> list[Staged]:
    staged: list[Staged] = []
    first = run.before.next_version
    rows = 0
    for number, source in enumerate(sources):
        layout = recognise(source)
        target = run.staging / f"{number}.parquet"
        place = stage.Staging(number, run.pull, first, target, run.home.secret)
        reading = engine.Reading(f"reading {source.label}", rows, source)
        with engine.watched(run.con, reading, run.on_progress):
            table = tabulate(source, layout, run.staging)
            accepted = stage.stage(run.con, table, layout, place)
        _collect_rejected(run, number, source, layout)
        staged.append(Staged(number, source, layout, target, accepted))
        first += accepted
        rows += accepted
    return staged


def _withhold(run: Run, staged: list[Staged]) -> tuple[list[Staged], dict[Path, Path]]:
    """Scrub staged and stored files of natural persons whom this pull is the first to mark.

    Gives the staged files as they now are, and for each stored file to erase what replaces it.
    """
    marking = [item.path for item in staged if item.layout.grain in ("action", "award")]
    if not scrub.learn(run.con, marking):
        return staged, {}
    actions = [item.path for item in staged if item.layout.grain == "action"]
    marked = set(scrub.affected(run.con, actions))
    clean = [
        replace(item, path=_scrubbed(run, item.path)) if item.path in marked else item
        for item in staged
    ]
    kept = [run.home.path / "version" / file.name for file in run.before.files.get("version", ())]
    replaced = {path: _scrubbed(run, path) for path in scrub.affected(run.con, kept)}
    now = [str(replaced.get(path, path)) for path in kept]
    engine.view_of_files(run.con, "version", now, "version")
    return clean, replaced


def _scrubbed(run: Run, path: Path) -> Path:
    target = run.staging / f"scrubbed-{path.name}"
    scrub.scrub(run.con, path, target, run.home.secret)
    return target


def _collect_rejected(run: Run, number: int, source: SourceFile, layout: Layout) -> None:
    collect = sql.load("record", "rejected").format(file=number)
    run.con.execute(collect, {"file": number, "path": source.label})
    run.con.execute("insert into source values ($1, $2, $3)", [number, source.label, layout.name])


def _decide(run: Run, staged: list[Staged], moment: datetime) -> None:
    run.on_progress(engine.step("comparing with what the store knows"))
    for grain, table in VERSIONS.items():
        paths = [str(item.path) for item in staged if item.layout.grain == grain]
        engine.view_of_files(run.con, f"staged_{grain}", paths, table)
        if paths:
            run.con.execute(f"create or replace temp view staged as from staged_{grain}")
            engine.show_sighted(run.con, table)
            bound = {"seen_at": moment, "export": "spending_by_transaction"}
            run.con.execute(sql.load("record", "fate"), bound)


def _news(counts: Counts) -> int:
    return counts.new + counts.changed


def _new_versions(run: Run, item: Staged) -> Path | None:
    """The file of this item's versions to commit: as staged, thinned out, or none."""
    kept, unfit = run.con.execute(
        "select count(*) filter (where sighted = version_id),"
        " count(*) filter (where status = 'quarantined') from fate where file = $1",
        [item.number],
    ).fetchall()[0]
    if kept == 0:
        return None
    # Rows without a version lie between the others unseen; a row in quarantine must not.
    if unfit == 0 and kept >= KEEP_WHOLE * item.accepted:
        return item.path
    thinned = item.path.with_suffix(".thinned.parquet")
    run.con.execute(
        sql.load("record", "thin").format(
            source=literal(str(item.path)), target=literal(str(thinned))
        )
    )
    return thinned


def _arrivals(run: Run, staged: list[Staged], replaced: dict[Path, Path]) -> dict[str, list[Path]]:
    """The staged files to commit, by table."""
    come: dict[str, list[Path]] = {"key": _keys(run), "version": [*replaced.values()]}
    for item in staged:
        if path := _new_versions(run, item):
            come.setdefault(VERSIONS[item.layout.grain], []).append(path)
    return come


def _keys(run: Run) -> list[Path]:
    """The staged file of table `key`: where this pull's new versions are."""
    target = run.staging / "key.parquet"
    statement = sql.load("record", "keys").format(target=literal(str(target)))
    return [target] if run.con.execute(statement).fetchall()[0][0] else []
