"""The process that listens: granian, one worker, many threads."""

import json
import os
from dataclasses import asdict

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from starlette.types import ASGIApp

from countersight.present.web.guard import Rules
from countersight.settings import Settings, read_settings

TARGET = "countersight.present.web.server:from_environment"


RULES = "COUNTERSIGHT_SERVE_RULES"


def run(settings: Settings, rules: Rules, host: str, port: int) -> None:
    """Serve until interrupted. Workers are processes, which take settings from the environment."""
    for name, value in asdict(settings).items():
        if value is not None:
            os.environ[f"COUNTERSIGHT_{name.upper()}"] = str(value)
    said = {"hosts": sorted(rules.hosts), "keeps": rules.keeps, "accounts": rules.accounts}
    os.environ[RULES] = json.dumps(said)
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def from_environment() -> ASGIApp:
    from countersight.present.web.app import create  # noqa: PLC0415 - the worker's alone

    said = json.loads(os.environ[RULES])
    return create(read_settings(), Rules(**{**said, "hosts": frozenset(said["hosts"])}))
