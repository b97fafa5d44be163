"""What the environment may set, read once at each entry point.

COUNTERSIGHT_STORE          folder of the store                  ./countersight-store
COUNTERSIGHT_MEMORY_LIMIT   memory for the engine, e.g. `2GB`    1GB
COUNTERSIGHT_THREADS        threads for the engine               as many as there are cores
COUNTERSIGHT_MAX_INFLATED   bytes that one zip may inflate to    64 GiB
COUNTERSIGHT_DIRECTORY      folder of your own companies.csv and products.csv    none
COUNTERSIGHT_TAXONOMY       file of your own capabilities and evidence    none
COUNTERSIGHT_MIND           address of a language model's API that may propose claims    none
COUNTERSIGHT_MIND_MODEL     the model to ask there    default
COUNTERSIGHT_MIND_KEY       the key that it wants    none
COUNTERSIGHT_REVIEWER       who publishes the reviews of `check --claimreview`    Countersight
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from countersight.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    store: Path = Path("countersight-store")
    memory_limit: str = "1GB"
    threads: int = os.cpu_count() or 1
    max_inflated: int = 64 * 1024**3
    directory: Path | None = None
    taxonomy: Path | None = None
    reviewer: str = "Countersight"
    mind: str | None = None
    mind_model: str = "default"
    mind_key: str | None = field(default=None, repr=False)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment; a value that does not parse is a `UsageError`."""
    default = Settings()
    directory = environment.get("COUNTERSIGHT_DIRECTORY")
    taxonomy = environment.get("COUNTERSIGHT_TAXONOMY")
    return Settings(
        store=Path(environment.get("COUNTERSIGHT_STORE", default.store)),
        memory_limit=environment.get("COUNTERSIGHT_MEMORY_LIMIT", default.memory_limit),
        threads=_positive(environment, "COUNTERSIGHT_THREADS", default.threads),
        max_inflated=_positive(environment, "COUNTERSIGHT_MAX_INFLATED", default.max_inflated),
        directory=Path(directory) if directory else default.directory,
        taxonomy=Path(taxonomy) if taxonomy else default.taxonomy,
        reviewer=environment.get("COUNTERSIGHT_REVIEWER", default.reviewer),
        mind=environment.get("COUNTERSIGHT_MIND") or None,
        mind_model=environment.get("COUNTERSIGHT_MIND_MODEL", default.mind_model),
        mind_key=environment.get("COUNTERSIGHT_MIND_KEY") or None,
    )


def _positive(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name)
    if text is None:
        return default
    if not text.isdigit() or int(text) == 0:
        raise UsageError(f"{name}={text!r} is not a positive whole number; unset it or give one")
    return int(text)
