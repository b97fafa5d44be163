"""What loading costs, as ratios to the raw engine reading the same file in the same run.

    python benchmarks/loading.py [--rows 1000000] [--repeat 3]

The reference is DuckDB reading the CSV with given types and writing Parquet, in a process of its
own, as is everything measured; both take turns. Prints a Markdown table: ratios are the point,
absolute figures are this machine's.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import zipfile
from pathlib import Path

from generate import generate
from process import Run, run, verb

from countersight.record.tables import DUCKDB_TYPE
from countersight.sources.layout import columns

REFERENCE = """
import duckdb
con = duckdb.connect(config={{"memory_limit": "1GB", "threads": 2}})
con.execute('''copy (select * from read_csv('{file}', columns = {types}, header = true,
    auto_detect = false, delim = ',', quote = '"', escape = '"'))
    to '{target}' (format parquet, compression zstd, row_group_size 30720)''')
"""
RAW = "raw engine, CSV to Parquet"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        report(measure(asked.rows, asked.repeat, Path(folder)), asked.rows)


def measure(rows: int, repeat: int, folder: Path) -> dict[str, list[Run]]:
    file, archive = folder / "full.csv", folder / "full.zip"
    generate(rows, file)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        zipped.write(file, "full.csv")
    raw = [sys.executable, "-c", reference(file, folder)]
    runs: dict[str, list[Run]] = {RAW: [], "add, CSV": [], "add, zip": []}
    for _ in range(repeat):
        runs[RAW].append(run(raw))
        runs["add, CSV"].append(run(verb(fresh(folder / "store"), "add", str(file), "--json")))
        runs["add, zip"].append(run(verb(fresh(folder / "store"), "add", str(archive), "--json")))
    return runs


def reference(file: Path, folder: Path) -> str:
    header = file.open().readline().strip().split(",")
    kinds = {column.name: DUCKDB_TYPE[column.type] for column in columns()}
    types = "{" + ", ".join(f"'{name}': '{kinds[name]}'" for name in header) + "}"
    return REFERENCE.format(file=file, types=types, target=folder / "reference.parquet")


def fresh(store: Path) -> Path:
    shutil.rmtree(store, ignore_errors=True)
    return store


def report(runs: dict[str, list[Run]], rows: int) -> None:
    raw = runs[RAW]
    print(
        f"{rows:,} rows of 297 columns; medians of {len(raw)} runs, the ratios taken run by run\n"
    )
    print(
        "| what | seconds | rows a second | rate to the raw engine's | processor, likewise | peak |"
    )
    print("|---|---|---|---|---|---|")
    for name, taken in runs.items():
        wall = statistics.median(r.wall for r in taken)
        pairs = list(zip(raw, taken, strict=True))
        rate = statistics.median(base.wall / r.wall for base, r in pairs)
        work = statistics.median(base.processor / r.processor for base, r in pairs)
        peak = f"{max(r.peak for r in taken) / 1e9:.2f} GB"
        print(f"| {name} | {wall:.1f} | {rows / wall:,.0f} | {rate:.2f} | {work:.2f} | {peak} |")


if __name__ == "__main__":
    main()
