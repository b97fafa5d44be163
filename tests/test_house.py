"""The walls of the house: who may import whom (`docs/architecture.md`)."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "countersight"
FOUNDATION = {
    *(
        "errors",
        "model",
        "reported",
        "settings",
        "sql",
        "duckdb_core",
        "personal",
        "directory",
        "agencies",
    ),
    "__init__",
}
STAGES = {"organisations", "meaning", "press", "check", "search"}
MAY_IMPORT: dict[str, set[str]] = {
    **{room: set() for room in FOUNDATION},
    "sources": FOUNDATION,
    "record": FOUNDATION | {"sources"},
    **{room: FOUNDATION | {"record"} for room in STAGES},
    "work": FOUNDATION | {"record"} | STAGES,
    "stages": FOUNDATION | {"record"} | STAGES,
    "pipeline": FOUNDATION | {"sources", "record", "work", "stages"} | STAGES,
    "present": FOUNDATION | {"sources", "record", "work", "stages", "pipeline"} | STAGES,
    "__main__": {"present"},
}
# Inside the foundation only these lean on another.
MAY_IMPORT["settings"] = MAY_IMPORT["directory"] = {"errors"}
MAY_IMPORT["reported"] = {"model"}

MODULES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    parts = ("countersight", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def is_module(name: str) -> bool:
    path = ROOT.parent / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").exists()


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            base = node.module or ""
            names = {f"{base}.{alias.name}" for alias in node.names}
            found |= {name for name in names if is_module(name)} or {base}
    return {name for name in found if name.split(".")[0] == "countersight"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_downward(path: Path) -> None:
    room = room_of(path)
    for name in imports_of(path) - {"countersight"}:
        target = name.split(".")[1]
        assert target == room or target in MAY_IMPORT[room], f"{room} must not import {name}"


def test_no_import_cycle() -> None:
    graph = {name_of(path): imports_of(path) for path in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import cycle: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_over_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_room_is_on_the_plan(path: Path) -> None:
    assert room_of(path) in MAY_IMPORT
