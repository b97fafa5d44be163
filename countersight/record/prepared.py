"""What rules come down to, kept beside the record: to make them ready takes longer than an answer.

A JSON file of `derived/rules/` each, named by the program's version, its own rules and the user's
files, so that changed rules never meet what older ones came down to. Safe to delete.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from countersight.record import derived
from countersight.settings import Settings

_MAKING = Lock()  # what is made ready beside a reader (`meanwhile`) is not made by it once more


def recall(
    settings: Settings, name: str, make: Callable[[], Mapping[str, Any]]
) -> Mapping[str, Any]:
    """What `make` gives, which JSON must be able to hold; kept for whoever asks next."""
    place = settings.store / "derived" / "rules" / f"{name}-{derived.rules(settings)}.json"
    with _MAKING:
        with suppress(OSError, ValueError):
            return _read(place)
        made = make()
        _keep(place, name, json.dumps(made, ensure_ascii=False, separators=(",", ":")))
        return made


@lru_cache(maxsize=8)  # more than there are names: an award asks for each twice
def _read(place: Path) -> Mapping[str, Any]:
    kept: Mapping[str, Any] = json.loads(place.read_bytes())
    return kept


def _keep(place: Path, name: str, text: str) -> None:
    """In place of what older rules came down to. Where it cannot be written, do without."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f".{name}-{secrets.token_hex(4)}")
        draft.write_text(text, encoding="utf-8")
        draft.replace(place)
        for old in place.parent.glob(f"{name}-*.json"):
            if old != place:
                old.unlink(missing_ok=True)
