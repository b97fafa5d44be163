"""Where errors become exit codes and one line for a person. Nowhere else are exit codes made."""

import atexit
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

import click

from countersight.errors import (
    CountersightError,
    InputError,
    SourceUnreachable,
    StoreError,
    UsageError,
)

DONE, NO, USAGE, BAD_INPUT, UNREACHABLE, DAMAGED = range(6)
INTERRUPTED, BROKEN_PIPE = 130, 141  # as a shell reports SIGINT and SIGPIPE
BUG = 70  # EX_SOFTWARE of sysexits.h

CODES: tuple[tuple[type[CountersightError], int], ...] = (
    (UsageError, USAGE),
    (InputError, BAD_INPUT),
    (SourceUnreachable, UNREACHABLE),
    (StoreError, DAMAGED),
)


def say(message: str) -> None:
    """One line on standard error, whatever line breaks the message carries."""
    click.echo(f"countersight: {' '.join(message.split())}", err=True)


def guarded(command: Callable[[], object]) -> int:
    """The exit code of `command`, its failure said in one line."""
    try:
        result = command()
        sys.stdout.flush()
    except click.exceptions.Exit as done:  # --help and --version end so
        return done.exit_code
    except BrokenPipeError:
        _close_quietly()
        return BROKEN_PIPE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except (Exception, KeyboardInterrupt) as error:
        message, code = _ending(error)
        say(message)
        return code
    return result if isinstance(result, int) else DONE


def _ending(error: BaseException) -> tuple[str, int]:
    """What to say of a failure, and its exit code. In Python's dev mode a bug shows where it is."""
    if isinstance(error, CountersightError):
        return str(error), code_of(error)
    if isinstance(error, click.ClickException):
        return _usage_line(error), USAGE
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        # A verb that had done a part before says so itself.
        return str(error) or "interrupted; the store is as it was", INTERRUPTED
    if sys.flags.dev_mode:
        raise error
    return f"a bug of ours: {type(error).__name__}: {error}; PYTHONDEVMODE=1 shows where", BUG


def code_of(error: CountersightError) -> int:
    return next((code for kind, code in CODES if isinstance(error, kind)), BAD_INPUT)


def _usage_line(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    remedy = f" (see: {context.command_path} --help)" if context else ""
    return f"{error.format_message()}{remedy}"


def leave(code: int) -> NoReturn:
    """End the program. To take apart what was read in would take a tenth of an award's answer."""
    if sys.flags.dev_mode or sys.getprofile() is not None:
        sys.exit(code)
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError):  # closed by who reads it
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _close_quietly() -> None:
    """The reader has gone: Python's own flush at exit must not complain about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
