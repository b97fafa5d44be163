import click

from countersight.present.exits import say
from countersight.record import store
from countersight.settings import Settings
from countersight.work import accounts
from countersight.work.desk import Desk


@click.group("account")
def verb() -> None:
    """Say who may use a server that others can reach.

    `serve --host` wants an account, or --public.
    """


@verb.command("add")
@click.argument("name")
@click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True,
    help="Asked for where it is not given.",
)  # fmt: skip
@click.pass_obj
def add(settings: Settings, name: str, password: str) -> None:
    """Add an account, or give it another password."""
    accounts.add(_desk(settings), name, password)
    say(f"{name} may sign in to {settings.store}")


@verb.command("remove")
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Remove an account, and end its sessions."""
    accounts.remove(_desk(settings), name)


@verb.command("list")
@click.pass_obj
def list_(settings: Settings) -> None:
    """Print the accounts, a name a line."""
    for name in accounts.names(_desk(settings)):
        click.echo(name)


def _desk(settings: Settings) -> Desk:
    return Desk(store.open_store(settings.store).path)
