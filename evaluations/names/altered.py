"""Real names altered as names are altered, beside real sister companies of near names.

    python evaluations/names/altered.py             precision, recall and F1, recall by kind
    python evaluations/names/altered.py --errors    and the errors of the half that may be read
    python evaluations/names/altered.py --pairs     the pairs, as tab-separated lines

Nobody chose these pairs. The names are those of subsidiaries in annual reports (`sec-
subsidiaries`) and of suppliers with a number (`ice-awards-fy2013-2018`). A positive is a name
beside itself in another spelling, one kind of alteration each, drawn by a fixed seed; a negative
is a name beside the nearest of another company: of one list of subsidiaries, where two lines are
two companies, or with another number and another parent's number. The unseen half (by a checksum
of the left name) is never listed.
"""

import csv
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator

import duckdb
from rapidfuzz import fuzz, process

sys.path.insert(0, __file__.rpartition("/")[0])
from score import SHARED, WAYS, bare, figures, unseen

SUBSIDIARIES = SHARED / "sec-subsidiaries/subs_master_20251120.csv"
SUPPLIERS = SHARED / "ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet"
SAMPLE = 800  # names of each source
SEED = 20261127
NEAR = 70  # least token_sort_ratio of two names that count as near
FORMS = (
    ("incorporated", "Inc."), ("inc", "Incorporated"), ("limited", "Ltd."), ("ltd", "Limited"),
    ("corporation", "Corp."), ("corp", "Corporation"), ("llc", "Limited Liability Company"),
    ("llc", "L.L.C."), ("lp", "Limited Partnership"), ("co", "Company"), ("company", "Co."),
    ("gmbh", "Gesellschaft mit beschränkter Haftung"), ("bv", "B.V."), ("sa", "S.A."),
)  # fmt: skip

Pair = tuple[bool, str, str, str]  # same, kind, left, right


def main() -> None:
    pairs = list(draw())
    if "--pairs" in sys.argv:
        writer = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(("same", "kind", "left", "right"))
        writer.writerows((int(same), *rest) for same, *rest in pairs)
        return
    parts: dict[str, list[Pair]] = {"seen": [], "unseen": []}
    for pair in pairs:
        parts["unseen" if unseen(pair[2], "") else "seen"].append(pair)
    print("| pairs | way | precision | recall | F1 |\n|---|---|---|---|---|")
    for part, held in parts.items():
        for way in ("family key", "same", "match"):
            print(f"| {part} ({len(held)}) | {way} | {figures(held, WAYS[way])} |")
    print("\n| kind | pairs | `match` says the same |\n|---|---|---|")
    for kind in sorted({pair[1] for pair in pairs}):
        said = [WAYS["match"](left, right) for _, k, left, right in pairs if k == kind]
        print(f"| {kind} | {len(said)} | {sum(said)} |")
    if "--errors" in sys.argv:
        wrong = [p for p in parts["seen"] if WAYS["match"](*p[2:]) != p[0]]
        print("\nwrong:", *wrong, sep="\n  ")


def draw() -> Iterator[Pair]:
    chance = random.Random(SEED)
    for groups in (subsidiaries(), suppliers()):
        names = sorted({name for group in groups for name in group})
        own = {name: group for group in groups for name in group}
        for name in chance.sample(names, min(SAMPLE, len(names))):
            kind, altered = alter(name, chance)
            if altered != name:
                yield True, kind, name, altered
            near = process.extract(name, own[name], scorer=fuzz.token_sort_ratio, limit=6)
            others = [other for other, score, _ in near if score >= NEAR and apart(name, other)]
            yield from ((False, "sister", name, other) for other in others[:1])


def apart(one: str, other: str) -> bool:
    """More than a legal form, a place in brackets or a listing's mark differs."""
    return bool(set(telling(one)) ^ set(telling(other)))


def telling(name: str) -> list[str]:
    plain = bare(re.sub(r"\([^)]*\)?", " ", name))
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)?", " ", name.lower()))
    formal = {form for form, _ in FORMS} | {"the", "and", "of", "s", "l", "c", "p"}
    return [word for word in words if word not in formal] or [plain]


def subsidiaries() -> list[list[str]]:
    """Names by the list that they stand in."""
    lists: dict[str, set[str]] = defaultdict(set)
    with SUBSIDIARIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lists[row["accession"]].add(re.sub(r"\s*\([“\"].*", "", row["subsidiary_name"]).strip())
    return [sorted(names) for names in lists.values()]


def suppliers() -> list[list[str]]:
    """One group, a name for each family of suppliers by the number of its parent."""
    rows = duckdb.execute(
        "select min(recipient_name) from read_parquet($1) where recipient_duns is not null "
        "group by coalesce(recipient_parent_duns, recipient_duns)",
        [str(SUPPLIERS)],
    ).fetchall()
    return [sorted({name for (name,) in rows})]


def alter(name: str, chance: random.Random) -> tuple[str, str]:
    """One alteration that changes the name; which, is drawn."""
    ways = list(ALTERATIONS.items())
    chance.shuffle(ways)
    for kind, way in ways:
        altered = way(name, chance)
        if altered != name:
            return kind, altered
    return "none", name


def form(name: str, chance: random.Random) -> str:
    ways = list(FORMS)
    chance.shuffle(ways)
    for form, spelt in ways:
        written = r"\.?".join(form) if len(form) <= 4 else form
        changed = re.sub(rf",?\s+{written}\.?$", f" {spelt}", name, flags=re.I)
        if changed != name:
            return changed
    return name


def punctuation(name: str, chance: random.Random) -> str:
    if "&" in name and chance.random() < 0.5:
        return name.replace("&", "and")
    return " ".join(re.sub(r"[-,./]", " ", name).split()) if re.search(r"[-,./]", name) else name


def letter(name: str, chance: random.Random) -> str:
    """One letter dropped, doubled, swapped or replaced, inside the longest word."""
    word = max(re.findall(r"[A-Za-z]+", name), key=len, default="")
    if len(word) < 7:
        return name
    at = chance.randrange(1, len(word) - 2)
    before, here, after = word[:at], word[at], word[at + 1 :]
    vowel = chance.choice([v for v in "aeiou" if v != here.lower()])
    slips = {
        "dropped": before + after,
        "doubled": before + here + here + after,
        "swapped": before + after[0] + here + after[1:],
        "replaced": before + (vowel.upper() if here.isupper() else vowel) + after,
    }
    return name.replace(word, slips[chance.choice(sorted(slips))])


def joined(name: str, _: random.Random) -> str:
    return re.sub(r"^([A-Za-z]{3,}) ([A-Za-z]{3,})\b", r"\1\2", name)


def case(name: str, _: random.Random) -> str:
    return name.title() if name.isupper() else name.upper()


def article(name: str, _: random.Random) -> str:
    return name[4:] if name.lower().startswith("the ") else f"The {name}"


def accents(name: str, _: random.Random) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def shortened(name: str, _: random.Random) -> str:
    short = {"International": "Intl", "Technology": "Tech", "Management": "Mgmt",
             "Services": "Svcs", "Manufacturing": "Mfg", "Associates": "Assoc"}  # fmt: skip
    for long, said in short.items():
        name = re.sub(rf"\b{long}\b", said, name, flags=re.I)
    return name


ALTERATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "accents": accents,
    "article": article,
    "case": case,
    "form": form,
    "joined": joined,
    "letter": letter,
    "punctuation": punctuation,
    "shortened": shortened,
}

if __name__ == "__main__":
    main()
