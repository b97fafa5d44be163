import sys
from datetime import datetime

import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.exits import INTERRUPTED, say
from countersight.present.kinds import TIME
from countersight.present.progress import progress
from countersight.present.shapes import pull_shape
from countersight.present.terminal.store import show_pull
from countersight.record.snapshot import last_commit
from countersight.record.store import Store
from countersight.settings import Settings

NOTHING = "interrupted; nothing was added; the store is as it was"
ADDED = "interrupted while making ready for look-ups; the pull is in the store"


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--seen-at", type=TIME, help="When the source was read.  [default: now]")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def verb(
    settings: Settings, paths: tuple[str, ...], seen_at: datetime | None, as_json: bool
) -> int | None:
    """Read files into the store, as one pull.

    PATH is a file, a folder, a glob, a zip, or - for standard input. All of it is added or nothing.
    Every row ends as new, changed, unchanged, repeated, deleted or quarantined.
    """
    stdin = sys.stdin.buffer if "-" in paths else None
    home = Store(settings.store, secret="")
    before = last_commit(home)
    try:
        with progress() as on_progress:
            report = pipeline.add(paths, settings, seen_at, on_progress, stdin)
    except KeyboardInterrupt as error:
        raise click.Abort(NOTHING if last_commit(home) == before else ADDED) from error
    try:
        if as_json:
            click.echo(dumps(pull_shape(report)))
        else:
            show_pull(report)
    except KeyboardInterrupt:
        say(f"interrupted while telling of it; pull {report.pull} is in the store")
        return INTERRUPTED
    return None
