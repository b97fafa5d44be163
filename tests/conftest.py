"""What the tests share: where the reference data lies, if it lies anywhere."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COUNTERSIGHT_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records and labels that stands beside the project, where it does."""
    if not (SHARED / "README.md").exists():
        pytest.skip(f"needs the reference data in {SHARED}; set COUNTERSIGHT_SHARED to its folder")
    return SHARED
