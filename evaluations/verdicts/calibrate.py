"""Are the odds of an accidental fit true? Claims get the amounts of others, or are thrown off.

calibrate.py [--store PATH] [--count 800] [--seed 1] [--plot FILE.svg]

A claim whose amount was drawn blindly fits by accident or not at all, so in each band of
predicted odds the share that fits must be near the odds. `shuffled`: the amount of another note.
`thrown`: its own amount, times a random factor, where the company's figures lie densest.
"""

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
from notes import Deed, Ledger, Note, make, rounded

from countersight import pipeline
from countersight.check import chance
from countersight.check.ground import ground_of
from countersight.check.inquiry import Inquiry, figures_of
from countersight.check.judge import Hearing, prepare
from countersight.check.wording import allowed
from countersight.organisations import suppliers
from countersight.record import reader
from countersight.settings import read_settings

BANDS = (0.03, 0.1, 0.2, 0.3, 0.5, 1.01)
THROWS = 3

Band = list[tuple[float, bool]]
Bands = dict[float, Band]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--count", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path, help="A picture of it; needs matplotlib.")
    arguments = parser.parse_args()
    settings = read_settings()
    with pipeline.reading(replace(settings, store=arguments.store or settings.store)) as con:
        reader.hold(con)
        query = (Path(__file__).parent / "sample.sql").read_text(encoding="utf-8")
        ledger = Ledger([Deed(*row) for row in con.execute(query).fetchall()])
        notes = list(make(ledger, arguments.count, arguments.seed))
        inquiries = _inquiries(con, [n for n in notes if n.true and n.claim.amount])
    dice = random.Random(arguments.seed)
    tried = {
        "shuffled": _banded(_shuffled(inquiries, dice)),
        "thrown": _banded(_thrown(inquiries, dice)),
    }
    for name, bands in tried.items():
        _print(name, bands)
    if arguments.plot:
        _plot(tried, arguments.plot)


def _inquiries(con: duckdb.DuckDBPyConnection, notes: Sequence[Note]) -> list[Inquiry]:
    find, ground = suppliers.finder(con), ground_of(con)
    return [
        prepare(Hearing(con, n.published, find, ground), n.claim, n.claim.vendor, frozenset())
        for n in notes
    ]


def _shuffled(inquiries: Sequence[Inquiry], dice: random.Random) -> Iterator[Inquiry]:
    amounts = [inquiry.amount for inquiry in inquiries]
    dice.shuffle(amounts)
    for inquiry, amount in zip(inquiries, amounts, strict=True):
        yield replace(inquiry, claim=replace(inquiry.claim, amount=amount))


def _thrown(inquiries: Sequence[Inquiry], dice: random.Random) -> Iterator[Inquiry]:
    for inquiry in inquiries * THROWS:
        factor = Decimal(str(round(math.exp(dice.gauss(0, 0.6)), 6)))
        digits = min(3, len(inquiry.amount.normalize().as_tuple().digits))
        amount = rounded(inquiry.amount * factor, digits)
        yield replace(inquiry, claim=replace(inquiry.claim, amount=amount))


def _banded(inquiries: Iterator[Inquiry]) -> Bands:
    bands: Bands = defaultdict(list)
    for odds, fits in map(_tried, inquiries):
        bands[next(most for most in BANDS if odds < most)].append((odds, fits))
    return bands


def _shares(band: Band) -> tuple[float, float]:
    """Predicted and observed."""
    return sum(odds for odds, _ in band) / len(band), sum(fits for _, fits in band) / len(band)


def _print(name: str, bands: Bands) -> None:
    print(name)
    for most, band in sorted(bands.items()):
        predicted, observed = _shares(band)
        print(f"  to {most:.2f} {len(band):5}  predicted {predicted:.3f}  observed {observed:.3f}")


def _plot(tried: dict[str, Bands], path: Path) -> None:
    """Observed against predicted, with two standard errors; on the line they are the same."""
    import matplotlib as mpl  # noqa: PLC0415 - only a picture needs it
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "countersight"}
    figure, axes = plt.subplots(figsize=(5, 4.2), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for name, bands in tried.items():
        points = [(*_shares(band), len(band)) for _, band in sorted(bands.items())]
        errors = [2 * math.sqrt(max(y * (1 - y), 0.25 / n) / n) for _, y, n in points]
        predicted, observed = ([point[i] for point in points] for i in (0, 1))
        axes.errorbar(predicted, observed, yerr=errors, marker="o", capsize=2, label=name)
    axes.set(xlabel="odds of an accidental fit, predicted", ylabel="share that fits by accident")
    axes.set(xlim=(0, 0.8), ylim=(0, 1))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


def _tried(inquiry: Inquiry) -> tuple[float, bool]:
    interval = allowed(inquiry.amount, inquiry.claim.amount_qualifier)
    values = {figure.value for figure in figures_of(inquiry)}
    fits = any(interval.holds(value) for value in values)
    return chance.of_fit(interval, values, Decimal(0)), fits


if __name__ == "__main__":
    main()
