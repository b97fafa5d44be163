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
import numpy as np
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
TRIED = {"shuffled": "amounts of other notes", "thrown": "own amounts, thrown off"}
TICKS = (0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1)

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
    """Observed against predicted, with 95 % intervals; on the line they are the same.

    Both axes are square roots: they spread the small odds, on which verdicts depend.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only a picture needs it
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "countersight"}
    figure, axes = plt.subplots(figsize=(5.6, 5.2), layout="constrained")
    for scale in (axes.set_xscale, axes.set_yscale):
        scale("function", functions=(np.sqrt, np.square))
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, label="as predicted")
    axes.axvline(chance.MOST, ymax=0.8, color="0.6", linewidth=1, linestyle=":")
    axes.text(chance.MOST, 0.0015, "  nothing agrees\n  beyond this", color="0.4", va="bottom")
    for (name, bands), marker in zip(tried.items(), "os", strict=True):
        predicted, observed, spans = zip(*map(_point, bands.values()), strict=True)
        reach = np.abs(np.transpose(spans) - observed)
        label = f"claims with {TRIED[name]}"
        axes.errorbar(predicted, observed, reach, fmt=marker, capsize=3, label=label)
    axes.set(xlabel="odds of an accidental fit, predicted", ylabel="share that fits by accident")
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=TICKS, yticks=TICKS, aspect="equal")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.yaxis.set_major_formatter("{x:g}")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper left")
    figure.savefig(path, metadata={"Date": None})


def _point(band: Band) -> tuple[float, float, tuple[float, float]]:
    """Predicted, observed, and the Wilson interval of what is observed."""
    predicted, observed = _shares(band)
    n, z = len(band), 1.96
    middle = (observed + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(observed * (1 - observed) / n + (z / (2 * n)) ** 2) / (1 + z * z / n)
    return predicted, observed, (max(middle - reach, 0.0), middle + reach)


def _tried(inquiry: Inquiry) -> tuple[float, bool]:
    interval = allowed(inquiry.amount, inquiry.claim.amount_qualifier)
    values = {figure.value for figure in figures_of(inquiry)}
    fits = any(interval.holds(value) for value in values)
    return chance.of_fit(interval, values, Decimal(0)), fits


if __name__ == "__main__":
    main()
