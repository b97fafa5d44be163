"""The development set for claims says what its texts bear out, and its built files are current."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "evaluations" / "claims"
HALVES = ("gold", "held_out")
Line = dict[str, Any]


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_claims", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_build()


def lines(name: str) -> list[Line]:
    content = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in content.splitlines()]


def article(name: str) -> str:
    return (FOLDER / "texts" / name).read_bytes().decode("utf-8")


CLAIMS = [line for half in HALVES for line in lines(half)]
TRAPS = [line for half in HALVES for line in lines(f"{half}_traps")]


def test_built_files_are_up_to_date() -> None:
    for name, content in build.built().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == content, f"{name}: run build.py"


@pytest.mark.parametrize("line", CLAIMS, ids=lambda line: line["id"])
def test_a_claim_is_valid_and_its_text_bears_it_out(line: Line) -> None:
    text = article(line["article"])
    sentence = text[line["start"] : line["end"]]
    near = " ".join([sentence, *(text[a:b] for a, b in line.get("context_spans", []))])
    assert sentence == sentence.strip()
    assert sentence
    assert line["event"] in build.EVENTS
    assert line["date_precision"] in build.PRECISIONS | {None}
    assert line["amount_kind"] in build.KINDS | {None}
    for words in filter(None, [line["amount_text"], line["date_text"]]):
        assert build.stands(words, near)
    money = [line["amount"], line["currency"], line["amount_text"], line["amount_qualifier"]]
    assert len({value is None for value in money}) == 1, "money fields are all there or all null"


@pytest.mark.parametrize("line", TRAPS, ids=lambda line: f"{line['article']}-{line['start']}")
def test_a_trap_is_no_required_claim(line: Line) -> None:
    assert article(line["article"])[line["start"] : line["end"]].strip()
    rivals = [c for c in CLAIMS if c["article"] == line["article"] and not c.get("optional")]
    assert (line["start"], line["end"]) not in [(c["start"], c["end"]) for c in rivals]


def test_ids_are_unique_and_repeats_name_a_claim_of_their_article() -> None:
    ids = {line["id"]: line for line in CLAIMS}
    assert len(ids) == len(CLAIMS)
    for line in CLAIMS:
        if "dup_of" in line:
            assert ids[line["dup_of"]]["article"] == line["article"]


def test_every_text_has_a_date_or_says_that_it_has_none_and_the_halves_do_not_overlap() -> None:
    published = json.loads((FOLDER / "published.json").read_text(encoding="utf-8"))
    assert sorted(published) == sorted(path.name for path in (FOLDER / "texts").glob("*.txt"))
    seen, scored = ({line["article"] for line in lines(half)} for half in HALVES)
    assert all(map(build.is_seen, seen))
    assert not any(map(build.is_seen, scored))


def test_each_phenomenon_falls_in_both_parts() -> None:
    counts = [
        Counter(tag for line in lines(half) + lines(f"{half}_traps") for tag in line["phenomena"])
        for half in HALVES
    ]
    assert set(counts[0]) == set(counts[1])


@pytest.mark.parametrize(
    ("words", "amount", "currency", "qualifier"),
    [
        ("almost $800,000", 800_000, "USD", "almost"),
        ("up to €84 million", 84_000_000, "EUR", "up-to"),
        ("just over £3m", 3_000_000, "GBP", "more-than"),
        ("some 5,000 euros", 5_000, "EUR", "about"),
        ("$1.15bn", 1_150_000_000, "USD", "exact"),
    ],
)
def test_amount_words_are_read(words: str, amount: float, currency: str, qualifier: str) -> None:
    read = (build.read_amount(words), build.read_currency(words), build.read_qualifier(words))
    assert read == (amount, currency, qualifier)


def test_a_quote_is_found_across_a_line_break_and_only_once() -> None:
    assert build.locate("paid in May", "The city paid\nin May.") == (9, 20)
    with pytest.raises(build.BadLabelError, match="stands 2 times"):
        build.locate("paid", "paid, paid")
