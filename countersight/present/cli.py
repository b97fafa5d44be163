"""The command line: verbs, data on standard output, progress and logs on standard error."""

import click


@click.group()
def main() -> None:
    """Follow the contracts behind government surveillance."""
