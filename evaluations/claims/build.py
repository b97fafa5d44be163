"""Build `gold.jsonl`, `held_out.jsonl`, traps, counts and dates from the labels and the texts.

`python build.py` writes them; `python build.py --check` fails where they are out of date.
A label quotes its sentence; this script finds the quote (line breaks count as spaces), so that
no offset is ever written by hand, and refuses a label that its text does not bear out.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Record = dict[str, Any]

EVENTS = {
    "award",
    "order_renewal",
    "stop_work",
    "reactivation",
    "termination",
    "acquisition_merger",
    "usage_disclosure",
    "development",
}
KINDS = {"contract_value", "ceiling", "annual_fee", "cumulative", "deal_price"}
PRECISIONS = {"day", "month", "year", "relative"}
ALTERNATIVES = {
    "vendor_alt",
    "product_alt",
    "agency_alt",
    "event_alt",
    "amount_alt",
    "kind_alt",
    "qualifier_alt",
    "date_alt",
}
CLAIM_KEYS = ALTERNATIVES | {
    "q",
    "nth",
    "vendor",
    "product",
    "agency",
    "event",
    "amount_text",
    "amount",
    "currency",
    "qualifier",
    "kind",
    "date",
    "purpose",
    "optional",
    "name",
    "dup_of",
    "context",
    "phenomena",
    "status",
    "notes",
}

# Words that a hedge opens with, in the order in which they are tried.
QUALIFIERS = (
    ("almost", r"almost|nearly|just under|close to|just shy of|a shade under|a little under"),
    ("more-than", r"more than|over|at least|upwards of|in excess of|north of|just over|well over"),
    ("up-to", r"up to|as much as|no more than|not to exceed|a maximum of|at most|capped at"),
    ("about", r"about|around|roughly|some|approximately|approx\.|an estimated|~|circa"),
)
CURRENCIES = (
    ("GBP", r"£|\bpounds?\b|\bGBP\b"),
    ("EUR", r"€|\beuros?\b|\bEUR\b"),
    ("CAD", r"\bC\$|\bCAD\b"),
    ("AUD", r"\bA\$|\bAUD\b"),
    ("USD", r"\$|\bdollars?\b|\bUSD\b"),
)
SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*-?(thousand|million|billion|bn|mn|k|m|b)?\b", re.I)


# Articles up to LAST_READ have all been read; of those up to LAST_MIXED the even numbers are only
# scored. What follows is by another hand: up to LAST_OPEN read, up to LAST_SHUT only scored; the
# long ones after it alternate again. Of what came after LAST_LONG every third is only scored, and
# of what follows LAST_THIRDS, everything.
LAST_READ = 76
LAST_MIXED = 116
LAST_OPEN = 146
LAST_SHUT = 176
LAST_LONG = 188
LAST_THIRDS = 408


class BadLabelError(Exception):
    """A label that its text does not bear out."""


def is_seen(article: str) -> bool:
    """Whether rules may be improved on the article."""
    number = int(article[:3])
    if number > LAST_THIRDS:
        return False
    if number > LAST_LONG:
        return number % 3 != 0
    if LAST_READ < number <= LAST_MIXED or number > LAST_SHUT:
        return number % 2 == 1
    return number <= LAST_OPEN


def read_amount(text: str) -> float | None:
    """The last figure in `text`, scaled: `up to £1.2m` is 1200000.0."""
    found = NUMBER.findall(text)
    if not found:
        return None
    digits, scale = found[-1]
    return round(float(digits.replace(",", "")) * SCALES.get(scale.lower(), 1.0), 2)


def read_currency(text: str) -> str | None:
    return next((code for code, sign in CURRENCIES if re.search(sign, text, re.I)), None)


def read_qualifier(text: str) -> str:
    for name, words in QUALIFIERS:
        if re.match(rf"(?:{words})(?![a-z])", text.strip(), re.I):
            return name
    return "exact"


def locate(quote: str, text: str, nth: int | None = None) -> tuple[int, int]:
    """[start, end) of `quote`; it must stand exactly once, or `nth` (from 1) says which."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = [match.span() for match in re.finditer(pattern, text)]
    if nth is None and len(found) != 1:
        raise BadLabelError(f"stands {len(found)} times: {quote[:60]!r}")
    if nth is not None and len(found) < nth:
        raise BadLabelError(f"stands only {len(found)} times: {quote[:60]!r}")
    return found[(nth or 1) - 1]


def require(condition: bool, message: str) -> None:
    if not condition:
        raise BadLabelError(message)


def stands(words: str, text: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def money(label: Record) -> Record:
    """The money fields; null throughout where the label has no `amount_text`."""
    words = label.get("amount_text")
    if not words:
        names = ("amount", "currency", "amount_qualifier", "amount_kind", "amount_text")
        return dict.fromkeys(names) | {"amount_kind": label.get("kind")}
    read = label.get("amount", read_amount(words))
    currency = label.get("currency") or read_currency(words)
    require(read is not None and currency is not None, f"unreadable amount {words!r}")
    amount = float(read or 0)
    usual = "deal_price" if label["event"] == "acquisition_merger" else "contract_value"
    kind = label.get("kind", usual)
    require(kind in KINDS, f"unknown amount kind {kind!r}")
    return {
        "amount": int(amount) if amount.is_integer() else amount,
        "currency": currency,
        "amount_qualifier": label.get("qualifier", read_qualifier(words)),
        "amount_kind": kind,
        "amount_text": words,
    }


def dates(label: Record) -> Record:
    """The date fields from `date = [words, precision, iso]`, where iso "" is null."""
    words, precision, iso = label.get("date", [None, None, None])
    require(precision in PRECISIONS | {None}, f"unknown date precision {precision!r}")
    iso_form = r"[\dX]{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?"
    require(not iso or re.fullmatch(iso_form, iso) is not None, f"bad date {iso!r}")
    return {"date_text": words, "date_precision": precision, "date_iso": iso or None}


def check_words(label: Record, sentence: str, context: str, text: str) -> None:
    """Refuse a label whose names, amount or date words its text does not contain."""
    near = f"{sentence} {context}"
    for words in filter(None, [label.get("amount_text"), label.get("date", [None])[0]]):
        require(stands(words, near), f"{words!r} is not in the sentence or its context")
    names = [label["vendor"], *label.get("vendor_alt", [])]
    require(any(stands(name, text) for name in names if name), f"{names[0]!r} not in the text")
    for field in ("product", "agency"):
        said = [label.get(field), *label.get(f"{field}_alt", [])]
        known = [name for name in said if name]
        require(
            not known or any(stands(n, text) for n in known), f"{field} {known} not in the text"
        )


def spans(label: Record, text: str) -> list[tuple[int, int]]:
    return [locate(quote, text) for quote in label.get("context", [])]


def derived(line: Record, sentence: str) -> set[str]:
    """Tags that follow from the line and its sentence, so that none is forgotten."""
    names = filter(None, [line["vendor"], *line.get("vendor_alt", [])])
    named = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.I) for name in names)
    money = {"GBP": "pounds", "EUR": "euros", "USD": None, None: None}
    tags = {
        "supplier_elsewhere": not named,
        "relative_date": line["date_precision"] == "relative",
        "hedge": line["amount_qualifier"] not in {None, "exact"},
        money.get(line["currency"], "other_currency"): True,
    }
    return {tag for tag, holds in tags.items() if tag and holds}


def claim(label: Record, article: str, number: int, text: str) -> Record:
    """The gold line of one label."""
    require(label.keys() <= CLAIM_KEYS, f"unknown keys {sorted(label.keys() - CLAIM_KEYS)}")
    require(label["event"] in EVENTS, f"unknown event {label['event']!r}")
    start, end = locate(label["q"], text, label.get("nth"))
    context = spans(label, text)
    check_words(label, text[start:end], " ".join(text[a:b] for a, b in context), text)
    line = {"id": f"{article[:3]}-{number:02d}", "article": article, "vendor": label["vendor"]}
    line |= {"product": label.get("product"), "agency": label.get("agency")}
    line |= {"event": label["event"]} | money(label) | dates(label)
    line |= {"purpose": label.get("purpose"), "start": start, "end": end}
    line |= {"context_spans": context} if context else {}
    for key in sorted(ALTERNATIVES & label.keys()):
        line[key] = [None if value == "" else value for value in label[key]]
    kept = {key: label[key] for key in ("optional", "status", "notes") if key in label}
    tags = derived(line, text[start:end]) | set(label.get("phenomena", []))
    return line | kept | {"phenomena": sorted(tags)}


def article_claims(source: Record, article: str, text: str) -> list[Record]:
    """Gold lines of one article; `q = "^"` repeats the sentence, `dup_of` names a claim."""
    lines: list[Record] = []
    named: dict[str, str] = {}
    quote: Record = {}
    for number, label in enumerate(source.get("claims", []), start=1):
        full = label | quote if label["q"] == "^" else label
        quote = {key: full[key] for key in ("q", "nth") if key in full}
        line = claim(full, article, number, text)
        if "name" in label:
            named[label["name"]] = line["id"]
        if "dup_of" in label:
            line["dup_of"] = named[label["dup_of"]]
        lines.append(line)
    return [mark_several(line, lines) for line in lines]


def mark_several(line: Record, lines: list[Record]) -> Record:
    """Tag a claim whose sentence makes another one."""
    shared = sum((other["start"], other["end"]) == (line["start"], line["end"]) for other in lines)
    extra = {"several_in_sentence"} if shared > 1 else set()
    return line | {"phenomena": sorted({*line["phenomena"], *extra})}


def article_traps(source: Record, article: str, text: str) -> Iterator[Record]:
    """Sentences that look like claims and make none."""
    for trap in source.get("traps", []):
        start, end = locate(trap["q"], text, trap.get("nth"))
        yield {
            "article": article,
            "start": start,
            "end": end,
            "phenomena": sorted(trap["phenomena"]),
        }


def counts(records: dict[str, list[Record]], articles: list[str]) -> str:
    """`counts.md`: articles, claims by event and sentences by phenomenon, for each half."""
    halves = ("gold", "held_out")
    columns: list[Counter[str]] = []
    for half, seen in zip(halves, (True, False), strict=True):
        column = Counter[str]()
        mine = [name for name in articles if is_seen(name) is seen]
        required = [x for x in records[half] if not (x.get("optional") or "dup_of" in x)]
        column["articles"] = len(mine)
        column["articles without a required claim"] = len(mine) - len(
            {x["article"] for x in required}
        )
        column["claims required"] = len(required)
        column["claims optional"] = sum(bool(x.get("optional")) for x in records[half])
        column["claims repeated"] = sum("dup_of" in x for x in records[half])
        column["traps"] = len(records[f"{half}_traps"])
        column.update(f"event: {x['event']}" for x in required)
        for x in records[half] + records[f"{half}_traps"]:
            column.update(f"phenomenon: {tag}" for tag in x["phenomena"])
        columns.append(column)
    rows = dict.fromkeys([*columns[0], *columns[1]])
    fixed = [name for name in rows if ":" not in name]
    tagged = sorted(name for name in rows if ":" in name)
    body = [f"| {name} | {columns[0][name]} | {columns[1][name]} |" for name in fixed + tagged]
    return "\n".join(["| what | seen | only scored |", "|---|---|---|", *body]) + "\n"


def built() -> dict[str, str]:
    """Name and content of every built file."""
    records: dict[str, list[Record]] = {
        name: [] for name in ("gold", "held_out", "gold_traps", "held_out_traps")
    }
    published: Record = {}
    for path in sorted((HERE / "labels").glob("*.toml")):
        article = f"{path.stem}.txt"
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        text = (HERE / "texts" / article).read_bytes().decode("utf-8")
        half = "gold" if is_seen(path.stem) else "held_out"
        published[article] = source.get("published")
        try:
            claims = article_claims(source, article, text)
            traps = list(article_traps(source, article, text))
        except (BadLabelError, KeyError) as error:
            raise SystemExit(f"{path.name}: {error}") from error
        records[half] += claims
        records[f"{half}_traps"] += traps
    files = {f"{name}.jsonl": as_lines(found) for name, found in records.items()}
    files["counts.md"] = counts(records, list(published))
    return files | {"published.json": json.dumps(published, indent=1) + "\n"}


def as_lines(records: list[Record]) -> str:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def main() -> None:
    stale = []
    for name, content in built().items():
        path = HERE / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(content, encoding="utf-8")
    if "--check" in sys.argv and stale:
        raise SystemExit(f"out of date: {', '.join(stale)}; run python {__file__}")


if __name__ == "__main__":
    main()
