import socket

import click

from countersight.errors import UsageError
from countersight.present.exits import say
from countersight.record import store
from countersight.settings import Settings
from countersight.work import accounts
from countersight.work.desk import Desk

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--name", "names", multiple=True, help="A name by which the server is called.")
@click.option("--public", is_flag=True, help="Let everybody read, and keep nothing of theirs.")
@click.pass_obj
def verb(settings: Settings, host: str, port: int, names: tuple[str, ...], public: bool) -> None:
    """Open the record in the browser.

    Listens on this machine alone, where everybody may use it. With another --host it wants an
    account (`countersight account add NAME`), or --public for reading only; name it by --name as
    browsers will call it. Ctrl-C ends it.
    """
    from countersight.present.web import server  # noqa: PLC0415 - no other verb waits for it
    from countersight.present.web.guard import LOOPBACK as NAMES  # noqa: PLC0415
    from countersight.present.web.guard import Rules  # noqa: PLC0415

    desk = Desk(store.open_store(settings.store).path)
    guarded = host not in LOOPBACK and not public
    if guarded and not accounts.names(desk):
        raise UsageError(
            f"{host} can be reached by others: add an account with `countersight account add NAME`,"
            " or let everybody read with --public"
        )
    _free(host, port)
    rules = Rules(NAMES | {host.lower(), *(name.lower() for name in names)}, not public, guarded)
    say(f"http://{host}:{port}/ shows {settings.store}; Ctrl-C ends it")
    server.run(settings, rules, host, port)


def _free(host: str, port: int) -> None:
    """Raises `UsageError` where another listens: the server itself would share the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            f"cannot listen on {host}:{port}: {reason}; choose another --port"
        ) from error
