"""Who may use a server that others can reach: names with a password, and their sessions.

    account   a name and the Argon2 hash of its password
    session   the hash of a token that a browser holds, whose it is, and until when

Names are what people choose to sign in with; nothing else is known of them.
"""

import hashlib
import re
import secrets
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from countersight.errors import NotInRecord, UsageError
from countersight.work.desk import Desk, opened

SCHEMA = """
create table if not exists account (name text primary key, password text not null) strict;
create table if not exists session (
  token text primary key, name text not null, until text not null
) strict;
"""
SHORTEST_PASSWORD = 12
STAY = timedelta(days=14)
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_hasher = PasswordHasher()


def add(desk: Desk, name: str, password: str) -> None:
    """Add an account, or give it another password, which ends its sessions. Raises `UsageError`."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name[:60]!r} is no name; use a-z, 0-9, dot, dash; at most 40 letters")
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(f"a password has {SHORTEST_PASSWORD} characters or more")
    with opened(desk) as con:
        con.executescript(SCHEMA)
        con.execute("delete from session where name = ?", (name,))
        con.execute("insert or replace into account values (?, ?)", (name, _hasher.hash(password)))


def remove(desk: Desk, name: str) -> None:
    """Remove an account and its sessions. Raises `NotInRecord`."""
    with opened(desk) as con:
        con.executescript(SCHEMA)
        con.execute("delete from session where name = ?", (name,))
        if con.execute("delete from account where name = ?", (name,)).rowcount == 0:
            raise NotInRecord(f"there is no account {name[:60]!r}")


def names(desk: Desk) -> list[str]:
    if not desk.path.exists():
        return []
    with opened(desk) as con:
        con.executescript(SCHEMA)
        return [name for (name,) in con.execute("select name from account order by name")]


def enter(desk: Desk, name: str, password: str) -> str | None:
    """The token of a new session; None where name or password is wrong."""
    with opened(desk) as con:
        con.executescript(SCHEMA)
        found = con.execute("select password from account where name = ?", (name,)).fetchone()
    with suppress(VerificationError, InvalidHashError):
        _hasher.verify(found[0] if found else _nobody(), password)
        return _begin(desk, name) if found else None
    return None


@cache
def _nobody() -> str:
    """What an unknown name is checked against, so that it takes as long as a known one."""
    return _hasher.hash(secrets.token_hex(16))


def _begin(desk: Desk, name: str) -> str:
    token = secrets.token_urlsafe(32)
    with opened(desk) as con:
        _forget_old(con)
        until = (datetime.now(UTC) + STAY).isoformat()
        con.execute("insert into session values (?, ?, ?)", (_hashed(token), name, until))
    return token


def whose(desk: Desk, token: str) -> str | None:
    """The account whose session a token is, while it lasts."""
    if not token or not desk.path.exists():
        return None
    with opened(desk) as con:
        con.executescript(SCHEMA)
        now = datetime.now(UTC).isoformat()
        which = "select name from session where token = ? and until > ?"
        found = con.execute(which, (_hashed(token), now)).fetchone()
    return found[0] if found else None


def leave(desk: Desk, token: str) -> None:
    with opened(desk) as con:
        con.executescript(SCHEMA)
        con.execute("delete from session where token = ?", (_hashed(token),))


def _forget_old(con: sqlite3.Connection) -> None:
    con.execute("delete from session where until <= ?", (datetime.now(UTC).isoformat(),))


def _hashed(token: str) -> str:
    """Whoever reads the file must not be able to take over a session."""
    return hashlib.sha256(token.encode()).hexdigest()
