"""A recalled citation on the terminal."""

import click

from countersight.present.pages.recall import RecallPage
from countersight.present.text import clean, counted, day


def show_recalled(page: RecallPage) -> None:
    click.echo(clean(page.title))
    click.echo(f"{page.path}, cited {day(page.cited_at)}, the record as of {page.as_of}")
    click.echo(f"sha256:{page.hash}")
    if page.same:
        click.echo(f"the same: the record as of {page.compared_as_of} gives this answer")
    elif page.gone:
        click.echo(f"gone: {page.gone}")
    else:
        click.echo(f"changed in {counted(page.changed, 'place')}:")
    for one in page.differences:
        click.echo(f"  {one.place}: {clean(str(one.before))} → {clean(str(one.after))}")
    if page.changed > len(page.differences):
        click.echo(f"  and {page.changed - len(page.differences)} more")
