import click

from countersight.present.exits import say
from countersight.record import store
from countersight.settings import Settings


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.pass_obj
def verb(settings: Settings, host: str, port: int) -> None:
    """Open the record in the browser.

    Listens on this machine alone, unless told otherwise. Ctrl-C ends it.
    """
    from countersight.present.web import server  # noqa: PLC0415 - no other verb waits for it

    store.open_store(settings.store)
    say(f"http://{host}:{port}/ shows {settings.store}; Ctrl-C ends it")
    server.run(settings, host, port)
