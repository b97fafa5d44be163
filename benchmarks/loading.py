"""What loading costs, as ratios to the raw engine reading the same file in the same run.

    python benchmarks/loading.py [--rows 1000000] [--repeat 3]

The reference is DuckDB reading the CSV with given types and writing Parquet, in a process of its
own; so is each thing measured. Prints a Markdown table; absolute figures are this machine's.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from generate import generate

from countersight.record.tables import DUCKDB_TYPE
from countersight.sources.layout import columns

PYTHON = sys.executable
REFERENCE = """
import duckdb
con = duckdb.connect(config={{"memory_limit": "1GB", "threads": 2}})
con.execute('''copy (select * from read_csv('{file}', columns = {types}, header = true,
    auto_detect = false, delim = ',', quote = '"', escape = '"'))
    to '{target}' (format parquet, compression zstd, row_group_size 30720)''')
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        measure(asked.rows, asked.repeat, Path(folder))


def measure(rows: int, repeat: int, folder: Path) -> None:
    file, archive, delta = folder / "full.csv", folder / "full.zip", folder / "delta.csv"
    generate(rows, file)
    generate(rows // 10, delta, first=rows - rows // 20)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        zipped.write(file, "full.csv")
    runs: dict[str, list[tuple[float, int]]] = {}

    def timed(name: str, command: Callable[[], list[str]]) -> None:
        runs.setdefault(name, []).append(run(command()))

    for _ in range(repeat):
        timed("raw engine, CSV to Parquet", lambda: [PYTHON, "-c", reference(file, folder)])
        timed("add, CSV", lambda: add(fresh(folder / "csv"), file))
        timed("add, zip", lambda: add(fresh(folder / "zip"), archive))
    timed("add, a tenth more", lambda: add(folder / "csv", delta))
    timed("add, the same again", lambda: add(folder / "csv", file))
    piid = "GEN0000007919" if rows > 1 else "GEN0000000000"
    for _ in range(repeat):
        timed("award", lambda: verb(folder / "csv", "award", piid, "--json"))
    report(runs, rows)


def reference(file: Path, folder: Path) -> str:
    header = file.open().readline().strip().split(",")
    kinds = {column.name: DUCKDB_TYPE[column.type] for column in columns()}
    types = "{" + ", ".join(f"'{name}': '{kinds[name]}'" for name in header) + "}"
    return REFERENCE.format(file=file, types=types, target=folder / "reference.parquet")


def add(store: Path, path: Path) -> list[str]:
    return verb(store, "add", str(path), "--json")


def verb(store: Path, *arguments: str) -> list[str]:
    return [PYTHON, "-m", "countersight", "--store", str(store), *arguments]


def fresh(store: Path) -> Path:
    shutil.rmtree(store, ignore_errors=True)
    return store


def run(command: list[str]) -> tuple[float, int]:
    """Seconds of wall time and peak memory in bytes of one process."""
    probe = (
        "import json, resource, subprocess, sys, time; t = time.perf_counter();"
        "c = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE);"
        "print(json.dumps([time.perf_counter() - t,"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, c.returncode,"
        " c.stderr.decode()[-500:]]))"
    )
    done = subprocess.run([PYTHON, "-c", probe, *command], capture_output=True, check=True)
    seconds, peak, code, said = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{' '.join(command)}: exit {code}: {said}")
    return seconds, peak


def report(runs: dict[str, list[tuple[float, int]]], rows: int) -> None:
    base = statistics.median(seconds for seconds, _ in runs["raw engine, CSV to Parquet"])
    print(f"{rows:,} rows of 297 columns; median of the runs\n")
    print("| what | seconds | rows a second | of the reference's rate | peak memory |")
    print("|---|---|---|---|---|")
    for name, taken in runs.items():
        seconds = statistics.median(s for s, _ in taken)
        peak = max(p for _, p in taken) / 1e9
        loads = name.startswith(("raw", "add, CSV", "add, zip"))
        rate = f"{rows / seconds:,.0f} | {base / seconds:.2f}" if loads else " | "
        print(f"| {name} | {seconds:.2f} | {rate} | {peak:.2f} GB |", flush=True)


if __name__ == "__main__":
    main()
