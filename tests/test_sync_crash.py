"""A sync that is killed leaves whole pulls, and the next one finishes the work."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "evaluations" / "crash.py"


@pytest.fixture(scope="module")
def crash() -> ModuleType:
    spec = importlib.util.spec_from_file_location("crash", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["crash"] = module  # where dataclasses look for the types of their fields
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def trial(crash: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with crash.trials(tmp_path_factory.mktemp("trials"), rows=200) as (_, sync):
        yield sync


@pytest.fixture(scope="module")
def takes(crash: ModuleType, trial: Any, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a sync takes that nobody disturbs."""
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    shutil.copytree(trial.base, store)
    return float(crash.finish(trial, store))


# Of the time that a whole run takes: starting, downloading, reading, committing.
@pytest.mark.parametrize("share", [0.3, 0.5, 0.65, 0.8, 0.95])
def test_a_killed_sync_leaves_whole_pulls(
    crash: ModuleType, trial: Any, takes: float, tmp_path: Path, share: float
) -> None:
    crash.kill(trial, tmp_path / "store", share * takes)
