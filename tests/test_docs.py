"""The documents say what the code does. `python -m tests.test_docs` brings them up to date."""

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest

from countersight.present.catalogue import catalogue
from countersight.present.cli import VERBS
from countersight.present.manual import manual
from countersight.present.methods import page
from countersight.present.web import manual as pages
from countersight.settings import Settings
from tests.walk import ROOT, Answer, countersight

README, MANUAL = ROOT / "README.md", ROOT / "docs" / "cli.md"
PAGES = ROOT / "docs" / "pages.md"
CATALOGUE = ROOT / "docs" / "capabilities.md"
METHODS = ROOT / "docs" / "flags.md"
BLOCK = re.compile(r"```console\n\$ countersight (.*)\n((?:.*\n)*?)```\n")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CUT = "…"  # as the last line of an output: the rest is left out
DOCS = [
    README,
    *sorted(ROOT.glob("*.md")),
    *sorted(ROOT.glob("docs/*.md")),
    ROOT / "demo/README.md",
]


@contextmanager
def workplace() -> Iterator[None]:
    """An empty folder with the demo in it and no store, as the working directory."""
    before = Path.cwd(), os.environ.get("COUNTERSIGHT_STORE")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "demo").symlink_to(ROOT / "demo")
        os.chdir(folder)
        os.environ.pop("COUNTERSIGHT_STORE", None)
        try:
            yield
        finally:
            os.chdir(before[0])
            if before[1]:
                os.environ["COUNTERSIGHT_STORE"] = before[1]


def as_a_shell(line: str) -> Answer:
    words = (sorted(map(str, Path().glob(word))) or [word] for word in shlex.split(line))
    return countersight(*(word for group in words for word in group))


def printed(said: str, shown: str) -> str:
    """What a README prints of an output: all, or as many lines as it shows before `CUT`."""
    lines = [line.rstrip() for line in said.rstrip().splitlines()]
    if shown.endswith(f"{CUT}\n"):
        lines = [*lines[: shown.count("\n") - 1], CUT]
    return "".join(f"{line}\n" for line in lines)


def test_the_manual_is_made_from_the_commands() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run: python -m tests.test_docs"


def test_the_methods_of_flags_are_made_from_their_files() -> None:
    assert METHODS.read_text(encoding="utf-8") == page(), "run: python -m tests.test_docs"


def test_the_catalogue_of_capabilities_is_made_from_the_taxonomy() -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == catalogue(), "run: python -m tests.test_docs"


def test_the_list_of_pages_is_made_from_the_pages() -> None:
    assert PAGES.read_text(encoding="utf-8") == pages.manual(), "run: python -m tests.test_docs"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert re.search(rf"^\| `{verb}\b", README.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_in_the_manual(name: str) -> None:
    assert f"`COUNTERSIGHT_{name.upper()}`" in MANUAL.read_text(encoding="utf-8")


def test_the_commands_of_the_readme_answer_as_it_says() -> None:
    blocks = BLOCK.findall(README.read_text(encoding="utf-8"))
    assert {line.split()[0] for line, _ in blocks} >= {"add", "award", "check", "status", "export"}
    with workplace():
        for line, shown in blocks:
            answer = as_a_shell(line)
            assert answer.code == 0, answer.err
            assert TIME.sub("TIME", printed(answer.out, shown)) == TIME.sub("TIME", shown), line


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (document.parent / link).exists(), link


def refresh() -> None:
    MANUAL.write_text(manual(), encoding="utf-8")
    PAGES.write_text(pages.manual(), encoding="utf-8")
    METHODS.write_text(page(), encoding="utf-8")
    CATALOGUE.write_text(catalogue(), encoding="utf-8")

    def answered(block: re.Match[str]) -> str:
        line, shown = block.groups()
        answer = as_a_shell(line)
        assert answer.code == 0, answer.err
        now = printed(answer.out, shown)
        # A time of day alone is no news, and would make every refresh a change of the document.
        kept = shown if TIME.sub("TIME", now) == TIME.sub("TIME", shown) else now
        return f"```console\n$ countersight {line}\n{kept}```\n"

    with workplace():
        README.write_text(BLOCK.sub(answered, README.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    refresh()
