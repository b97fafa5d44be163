import sys
from datetime import datetime
from pathlib import Path

import click

from countersight import pipeline, stages
from countersight.errors import UsageError
from countersight.present.arithmetic import coverage_note
from countersight.present.exits import say
from countersight.present.export import FORMATS, TABLES, export_file, export_stream
from countersight.present.kinds import AS_OF
from countersight.present.progress import progress
from countersight.present.text import counted
from countersight.record.coverage import coverage_of
from countersight.record.reader import Scope, lay_out
from countersight.settings import Settings

# What a table needs worked out; the others stand in the record itself.
STEPS = {
    "award": (stages.LIFECYCLE,),
    "lifecycle": (stages.LIFECYCLE,),
    "organisation": (stages.ORGANISATIONS,),
    "capability": stages.BUYING,
    "flag": stages.STEPS,
    "award_measure": (stages.MEASURES,),
    "owner": stages.OWNING,
    "organisation_event": stages.OWNING,
    "agency_office": (stages.AGENCIES,),
}

# Read whole from the record: laid out first, they take a gigabyte however large it is.
LAID_OUT = ("action", "award")


@click.command("export")
@click.argument("table", type=click.Choice(TABLES))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.  [default: standard output]",
)
@AS_OF
@click.pass_obj
def verb(
    settings: Settings, table: str, format_: str, out: Path | None, as_of: datetime | None
) -> None:
    """Write a whole table, to a file or a stream."""
    if format_ == "parquet" and out is None:
        raise UsageError("Parquet goes to a file: name one with --out FILE")
    scope, steps = Scope(as_of=as_of), STEPS.get(table, ())
    with progress() as tell, pipeline.reading(settings, scope, tell, steps) as con:
        if table in LAID_OUT:
            lay_out(con, tell)
        if out:
            rows = export_file(con, table, format_, out)
        else:
            rows = export_stream(con, table, format_, sys.stdout.buffer)
        coverage = coverage_of(con)
    say(f"{counted(rows, 'row')} of {table} written to {out or 'standard output'}")
    say(coverage_note(coverage))
