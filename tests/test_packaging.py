"""A bare clone has what the code imports: every library is declared."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.walk import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    """A distribution's name as the registry compares it: case and dashes make no other."""
    return re.sub(r"[-_.]+", "-", name).lower()


DECLARED = {plain(re.split(r"[<>=\[; ]", line, maxsplit=1)[0]) for line in PROJECT["dependencies"]}


def imported() -> set[str]:
    """The top-level modules that the package imports and neither it nor Python provides."""
    found: set[str] = set()
    for path in (ROOT / "countersight").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"countersight"}


@pytest.mark.parametrize("module", sorted(imported()))
def test_every_import_is_declared(module: str) -> None:
    # The extension module of a package bears its name behind a line.
    brought_by = set(map(plain, packages_distributions().get(module, [module.lstrip("_")])))
    assert brought_by & DECLARED, f"add what brings {module} to the dependencies in pyproject.toml"
