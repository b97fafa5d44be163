"""The program as a process of its own: to be interrupted, killed, or read from too little."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread


@contextmanager
def running(store: Path, *words: str, **streams: int) -> Iterator[subprocess.Popen[bytes]]:
    """It heeds Ctrl-C, and is killed at the end, whatever happened.

    A shell has what runs in its background ignore Ctrl-C, tests with all that they start.
    """
    command = [sys.executable, "-m", "countersight", "--store", str(store), *words]
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run = subprocess.Popen(command, stderr=subprocess.PIPE, **streams)
    finally:
        signal.signal(signal.SIGINT, ours)
    with run:
        try:
            yield run
        finally:
            run.kill()


def trickle(fifo: Path) -> Event:
    """An empty line now and then, without end, for whoever opens the pipe; tells when that is.

    Python looks for signals between its calls: one that comes just before a read is slept through
    until the read returns.
    """
    opened = Event()

    def write() -> None:
        with suppress(BrokenPipeError), fifo.open("wb", buffering=0) as lines:
            opened.set()
            while True:
                lines.write(b"\n")
                time.sleep(0.01)

    Thread(target=write, daemon=True).start()
    return opened
