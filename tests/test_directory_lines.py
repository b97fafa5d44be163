"""The lines that the directory brings: valid, sourced, broad, and borne out by the record."""

import importlib.util
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from rigour.territories import get_territories

from countersight.directory import read
from countersight.meaning import taxonomy

CHECK = Path(__file__).parents[1] / "evaluations" / "directory" / "check.py"
CAPABILITIES = {capability.id for capability in taxonomy.read().capabilities}
COUNTRIES = {territory.code for territory in get_territories() if len(territory.code) == 2}
LINES = (*read().companies, *read().products)


def test_every_line_says_where_it_was_seen() -> None:
    assert {line.seen for line in LINES} == {"page", "record"}
    for line in LINES:
        address = urlsplit(line.source)
        assert address.scheme in {"http", "https"}
        assert address.hostname
        cites_award = line.source.startswith("https://www.usaspending.gov/award/CONT_")
        assert cites_award == (line.seen == "record"), line.name


def test_every_line_is_in_the_words_of_the_project() -> None:
    assert {c for line in LINES for c in line.capabilities} <= CAPABILITIES
    assert [line.name for line in LINES if len(set(line.names)) < len(line.names)] == []
    assert {c.country.lower() for c in read().companies if c.country} <= COUNTRIES


def test_every_capability_is_covered() -> None:
    count = Counter(capability for line in LINES for capability in line.capabilities)
    assert {capability for capability in CAPABILITIES if count[capability] < 7} == set()
    assert len(read().companies) >= 620
    assert len(read().products) >= 560


def test_a_product_of_three_letters_needs_a_word_beside_it() -> None:
    bare = [p.name for p in read().products if not p.needs and p.name.isalpha() and len(p.name) < 4]
    assert set(bare) <= {"XRY"}


def test_the_record_bears_out_every_line_that_cites_it(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("check_directory", CHECK)
    assert spec is not None
    assert spec.loader is not None
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    assert list(check.unproven(read(), shared / "data")) == []


def test_the_page_on_the_directory_counts_its_lines() -> None:
    counted = Counter(line.seen for line in LINES)
    resellers = sum(company.role == "reseller" for company in read().companies)
    page = (CHECK.parents[2] / "docs" / "directory.md").read_text(encoding="utf-8")
    for said in (
        f"{len(read().companies)} companies ({resellers} of them resellers)",
        f"and {len(read().products)} products",
        f"`record`, {counted['record']} lines",
        f"`page`, {counted['page']} lines",
        f"{sum(bool(company.country) for company in read().companies)} companies have a country",
    ):
        assert said in page
