import sys
from pathlib import Path

import click

from countersight import pipeline
from countersight.errors import UsageError
from countersight.present.exits import say
from countersight.present.export import FORMATS, TABLES, export_file, export_stream
from countersight.present.progress import progress
from countersight.present.text import counted
from countersight.settings import Settings


@click.command("export")
@click.argument("table", type=click.Choice(TABLES))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.  [default: standard output]",
)
@click.pass_obj
def verb(settings: Settings, table: str, format_: str, out: Path | None) -> None:
    """Write a whole table, to a file or a stream."""
    if format_ == "parquet" and out is None:
        raise UsageError("Parquet goes to a file: name one with --out FILE")
    with progress() as tell, pipeline.reading(settings, on_progress=tell) as con:
        if out:
            rows = export_file(con, table, format_, out)
        else:
            rows = export_stream(con, table, format_, sys.stdout.buffer)
    say(f"{counted(rows, 'row')} of {table} written to {out or 'standard output'}")
