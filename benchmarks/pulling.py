"""What a pull of suppliers costs beside resolving all of them anew.

    python benchmarks/pulling.py [--millions 0.1 0.3 1] [--pull 10000]

The records are those of `suppliers.py`. Of each size all but the pull are resolved and kept; then
all with the pull, with what was kept and without it. Processor seconds; the organisations must be
the same.
"""

import argparse
import resource
import tempfile
from pathlib import Path

import duckdb
from linking import RECORDS
from suppliers import write

from countersight.organisations import resolving

DECISION = (
    'create temp table decision (number int, verdict text, "left" text, "right" text, note text,'
    " author text, decided_at timestamp)"
)
OWNERS = "select count(*), bit_xor(hash(record_id, organisation_id)) from party"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[0.1, 0.3, 1])
    parser.add_argument("--pull", type=int, default=10_000)
    asked = parser.parse_args()
    print(
        "| records | pull | resolved again | pull | all anew | share |\n|---|---|---|---|---|---|"
    )
    for millions in asked.millions:
        records = int(millions * 1_000_000)
        with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
            path, kept = write(records, Path(folder) / "records.parquet"), Path(folder) / "kept"
            resolve(path, records - asked.pull, kept)
            pull, again, owners = resolve(path, records, kept)
            anew, _, same = resolve(path, records, None)
        assert owners == same
        cells = f"{records:,}", f"{asked.pull:,}", f"{again:,}", f"{pull:.1f} s", f"{anew:.1f} s"
        print(f"| {' | '.join(cells)} | {pull / anew:.0%} |", flush=True)


def resolve(path: Path, records: int, kept: Path | None) -> tuple[float, int, object]:
    """Processor seconds, records resolved again, and a sum over every record's organisation."""
    with duckdb.connect(config={"memory_limit": "2GB", "threads": 2}) as con:
        con.execute(RECORDS, {"path": str(path)})
        con.execute("delete from supplier_record where place >= $1", [records])
        con.execute(DECISION)
        con.execute("create temp table relation (kind text, child_name text, parent_name text)")
        start = processor()
        resolving.resolve_touched(con, kept)
        resolving.table(con, "organisation_join")
        used = processor() - start
        [(left,)] = con.execute("select count(*) from untouched").fetchall()
        return used, records - left, con.execute(OWNERS).fetchall()


def processor() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
