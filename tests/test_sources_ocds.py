"""OCDS: every packaging, natural persons withheld, broken files refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersight.errors import InputError
from countersight.sources import ocds
from countersight.sources.ocds_persons import is_person
from countersight.sources.recognise import recognise
from tests.test_sources_layouts import FIXTURES, read, source, written

RELEASE = {
    "ocid": "ocds-example-1",
    "id": "1",
    "tag": ["award"],
    "awards": [{"id": "a1", "value": {"amount": 0.1}}, {"id": "a2", "value": {"amount": 100}}],
}
LINE = json.dumps(RELEASE).replace("100", "1e2")


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        f"\ufeff{LINE}",
        json.dumps(RELEASE, indent=2).replace("100", "1e2"),
        f'{{"releases": [{LINE}]}}',
        f'{{"releases": [{LINE}], "uri": "x"}}',
        f'{{"uri": "x", "records": [{{"ocid": "x", "releases": [{LINE}]}}]}}',
        f'{{"publisher": {{}}, "releases": [{LINE}], "compiledRelease": {LINE}}}',
        f'{{"ocid": "x", "releases": [{{"url": "x"}}], "compiledRelease": {LINE}}}',
        f'{LINE}\n\n{{"ocid": "ocds-example-2", "id": "2", "tag": ["tender"]}}\n',
        f'{{"releases": [{LINE}]}}\n{{"releases": []}}\n',
        f'{{"records": [{{"releases": [{LINE}]}}]}}\n{{"records": []}}\n',
    ],
)
def test_packages_records_releases_and_lines(text: str, tmp_path: Path) -> None:
    layout, rows = read(written(tmp_path / "a.json", text), tmp_path)
    assert layout.grain == "release"
    assert [(row["ocid"], row["item_id"], row["amount"]) for row in rows] == [
        ("ocds-example-1", "a1", "0.1"),
        ("ocds-example-1", "a2", "100"),
    ]


PERSONS: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"name": "A"}, {}, False),
    ({"name": "A"}, {"details": {"legalForm": "Natural person"}}, True),
    ({"name": "A", "details": {"type": "Persona física"}}, {}, True),
    ({"name": "A"}, {"details": {"isIndividual": True}}, True),
    ({"name": "A"}, {"details": {"isIndividual": False, "scale": "sme"}}, False),
    ({"name": "A"}, {"identifier": {"scheme": "UA-IPN", "id": "1"}}, True),
    ({"name": "A"}, {"identifier": {"scheme": "UA-EDR", "id": "12345678"}}, False),
    # Mexico: companies have twelve characters, persons thirteen; some publishers hash the latter.
    ({"name": "A"}, {"identifier": {"scheme": "MX-RFC", "id": "EXA010203AB1"}}, False),
    ({"name": "A"}, {"identifier": {"scheme": "MX-RFC", "id": "EXAM010203AB1"}}, True),
    ({"name": "A"}, {"identifier": {"scheme": "MX-RFC", "id": "0F" * 16}}, True),
    ({"name": "A", "id": "EXAM-010203-AB1"}, {}, True),
    ({"name": "ФОП Приклад"}, {}, True),
]


@pytest.mark.parametrize(("supplier", "party", "expected"), PERSONS)
def test_who_is_a_natural_person(
    supplier: dict[str, Any], party: dict[str, Any], expected: bool
) -> None:
    assert is_person(supplier, party) is expected


def test_nothing_of_a_person_leaves_the_file(tmp_path: Path) -> None:
    text = (FIXTURES / "ocds_release_package.json").read_text(encoding="utf-8")
    assert "Some Body" in text
    _, rows = read(FIXTURES / "ocds_release_package.json", tmp_path)
    said = json.dumps(rows)
    assert all(word not in said for word in ("Some Body", "somebody", "p2"))


@pytest.mark.parametrize(
    "text",
    [
        LINE[:-1],
        f'{{"releases": [{LINE}, {{"ocid": ',
        f"{LINE}\n{LINE[:40]}\n",
        f"{LINE}\n[1]\n",
        '{"ocid": "x", "tag": ["award"], "awards": [' + "[" * 200_000,
        '{"ocid": "x", "tag": ["award"], "awards": [' + "9" * 5_000,
    ],
)
def test_a_broken_document_is_refused(text: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", text)
    with pytest.raises(InputError, match=r"broken or cut short|is no OCDS release|nested"):
        list(ocds.rows(source(path), recognise(source(path))))


@pytest.mark.parametrize(
    "awards",
    [
        {"id": "a1"},
        [{"id": "a1", "suppliers": {"name": "EXAMPLE"}, "value": [], "contractPeriod": "soon"}],
        [{"id": "a1", "value": {"amount": None}}],
        [None, "x", {"id": "a1", "date": "soon", "title": ["x"], "description": "a\0b"}],
    ],
)
def test_what_is_out_of_shape_says_nothing(awards: Any, tmp_path: Path) -> None:
    text = json.dumps({"ocid": "x", "id": "1", "tag": ["award"], "awards": awards})
    _, [row] = read(written(tmp_path / "a.json", text), tmp_path)
    assert row["item_id"] == "a1"
    assert "amount" not in row
    assert "date" not in row
    assert "\0" not in "".join(row.values())
