"""What a page of regular expressions finds: the reference that says how hard each part is.

    baseline.py     F1 of the expressions on every part, with the directory's names and without

One sentence at a time: its names, the first event whose words stand in it, the first sum. It was
written once and not improved, for it measures the articles, not itself.
"""

import re
from collections.abc import Iterator
from itertools import islice

from score import HERE, PARTS, Line, articles, labels, scorer

from countersight import directory

EVENTS = {
    "stop_work": r"stop[- ]work|paused|suspended|halted|put on hold",
    "reactivation": r"resum|reactivat|reinstat|lifted|restor",
    "termination": r"terminat|cancel|ended|expired|scrapped|dropped|stopped using|not renew",
    "acquisition_merger": r"acquir|merger|merged|bought by|takeover|to buy ",
    "order_renewal": r"renew|extend|extension|option|modification",
    "award": r"award|contract|signed|paid|bought|purchas|spent|deal|order",
    "development": r"develop|building",
    "usage_disclosure": r"\buses?\b|using|used|deploy|access to",
}
PAID = ("award", "order_renewal", "acquisition_merger", "usage_disclosure")
SENTENCE = re.compile(r"[^\n.!?]{20,}(?:[.!?]\w[^\n.!?]*)*[.!?]?")
NAME = re.compile(
    r"(?:[A-Z][\w&.-]*\s){0,4}(?:Inc|LLC|Ltd|AI|Technologies|Technology|Systems|Solutions|Analytics"
    r"|Labs|Group|Security|Forensics|Data|Software|Networks|Corp|Corporation|Global|Safety"
    r"|Intelligence)\b"
)
SUM = re.compile(r"([$£€])\s?(\d[\d,]*(?:\.\d+)?)\s*(million|billion|thousand|bn|m|k)?\b", re.I)
TIMES = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3, "": 1}
CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR"}


def read(name: str, listed: re.Pattern[str] | None) -> Iterator[Line]:
    text = (HERE / "texts" / name).read_bytes().decode("utf-8")
    last: list[str] = []
    for sentence in SENTENCE.finditer(text):
        said = sentence.group()
        event = next((e for e, words in EVENTS.items() if re.search(words, said, re.I)), None)
        sums = [(float(n.replace(",", "")) * TIMES[u.lower()], c) for c, n, u in SUM.findall(said)]
        named = names(said, listed)
        suppliers = named or (last if sums else [])
        last = named[:1] or last
        for supplier in suppliers if event else ():
            amount, sign = sums[0] if sums and event in PAID else (None, "$")
            yield {
                **{"article": name, "vendor": supplier, "event": event, "amount": amount},
                **{"currency": CURRENCIES[sign], "start": sentence.start(), "end": sentence.end()},
            }


def names(said: str, listed: re.Pattern[str] | None) -> list[str]:
    """Two names at most, each once."""
    found = [*(listed.findall(said) if listed else ()), *NAME.findall(said)]
    return list(islice(dict.fromkeys(found), 2))


def main() -> None:
    score = scorer()
    companies = sorted((one.name for one in directory.read().companies), key=len, reverse=True)
    listed = re.compile(rf"\b(?:{'|'.join(map(re.escape, companies))})\b")
    print("| part | with | without |\n|---|---|---|")
    for part in PARTS:
        gold, _ = labels(part)
        cells = []
        for known in (listed, None):
            found = [claim for name in articles(part) for claim in read(name, known)]
            cells.append(f"{score.score(gold, found, texts=articles(part))['f1']:.3f}")
        print(f"| {part} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
