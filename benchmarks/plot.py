"""The processor seconds of `growth.py` as a picture for the documents.

    python benchmarks/growth.py > growth.md && python benchmarks/plot.py growth.md docs/growth.svg

Needs matplotlib (`pip install '.[bench]'`).
"""

import argparse
import re
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

# Text stays text, and the same figures give the same file.
mpl.rcParams.update(
    {"svg.fonttype": "none", "svg.hashsalt": "countersight", "font.family": "sans-serif"}
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("picture", type=Path)
    asked = parser.parse_args()
    draw(read(asked.table.read_text(encoding="utf-8")), asked.picture)


def read(table: str) -> list[tuple[float, float, float, float]]:
    """Millions of rows, seconds of loading, seconds of the delta, peak in GB: of the last table."""
    rows: list[tuple[float, float, float, float]] = []
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if cells[0] == "rows":
            rows = []
        elif re.fullmatch(r"[\d,]+", cells[0]):
            size, load, peak, delta = cells[0], cells[1], cells[3], cells[4]
            rows.append((_figure(size) / 1e6, _figure(load), _figure(delta), _figure(peak)))
    return rows


def _figure(cell: str) -> float:
    return float(cell.replace(",", "").split()[0])


def draw(rows: list[tuple[float, float, float, float]], picture: Path) -> None:
    millions = [row[0] for row in rows]
    figure, (time, memory) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    time.plot(millions, [row[1] for row in rows], marker="o", label="first load")
    time.plot(millions, [row[2] for row in rows], marker="o", label="delta of 100,000 on top")
    time.set(xlabel="million rows in the store", ylabel="processor seconds", ylim=(0, None))
    time.legend(frameon=False)
    memory.plot(millions, [row[3] for row in rows], marker="o", color="tab:green")
    memory.set(xlabel="million rows", ylabel="peak memory of the load, GB", ylim=(0, 2))
    for axes in (time, memory):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(picture, metadata={"Date": None})


if __name__ == "__main__":
    main()
