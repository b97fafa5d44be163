"""What a search with eight facets costs, beside SQLite FTS5 and Datasette on the same table.

    python benchmarks/search.py [--awards 1000000] [--repeat 5] [--folder DIR]
    python benchmarks/search.py --mix INDEX [--copies 10] [--folder DIR]

Awards are generated (`awards.sql`), one to three actions each. Each search gives the best 50 hits,
the totals and eight facets of ten values; the three take turns, and nothing is cached by us between
runs. Prints Markdown tables: medians, and what the others take as a multiple of ours, run by run.
Needs the extra `bench`.

`--mix` takes an index that was made (the folder `derived/generated/search-bench`) and asks it six
kinds of search, twenty each, their words as frequent as texts have them: the 95th percentile over
all. `--copies` first makes a larger index of as many copies of its segments: more awards than it
takes hours to make, in more segments than they would lie in, so that it errs on the slow side.
"""

import argparse
import itertools
import json
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import httpx
from process import Run, run
from tantivy import DocAddress

from countersight.model import Progress
from countersight.search import docset, index, keep
from countersight.search.find import find
from countersight.search.kept import open_kept
from countersight.search.lately import Lately
from countersight.search.results import Query
from countersight.search.schema import Side, open_side
from countersight.settings import Settings

FACETS = ("capability", "agency", "supplier", "maker", "year", "state", "competition", "flag")
PORT = 8765
SQLITE = "sqlite.db"
TABLE = """
select
  concat_ws(' ', any_value(t.texts), any_value(a.supplier), any_value(a.agency), any_value(a.piid),
    any_value(m.maker), any_value(m.product), any_value(c.capability)) as text,
  any_value(c.capability) as capability, any_value(a.agency) as agency,
  any_value(a.supplier) as supplier, any_value(m.maker) as maker,
  year(any_value(a.last_date)) as year, any_value(s.state) as state,
  any_value(v.extent_competed) as competition, any_value(f.flag) as flag,
  any_value(a.obligated)::double as amount, any_value(a.actions) as actions
from award a
join (select award_key, string_agg(description, ' nextaction ') as texts from action group by all) t
  using (award_key)
join state s using (award_key)
join version v on v.contract_award_unique_key = a.award_key
left join capability c using (award_key)
left join maker m using (award_key)
left join flag f using (award_key)
group by a.award_key
"""


@dataclass(frozen=True, slots=True)
class Question:
    """The same search three times: in our language, in FTS5's, and as a condition on columns."""

    says: str
    ours: str
    words: str = ""
    where: str = ""
    filters: tuple[tuple[str, str], ...] = ()  # the condition, for Datasette


NARROW = "agency = 'AGENCY1' and state = 'closed' and amount > 100000"
QUESTIONS = (
    Question("two words", "word300 word40", "word300 word40"),
    Question("a common word", "word5", "word5"),
    Question("a phrase", '"word5 word9"', '"word5 word9"'),
    Question(
        "a word, three filters",
        'word12 agency:="AGENCY1" state:closed amount:>100k',
        "word12",
        NARROW,
        (("agency", "AGENCY1"), ("state", "closed"), ("amount__gt", "100000")),
    ),
    Question(
        "three filters alone",
        'agency:="AGENCY1" state:closed amount:>100k',
        "",
        NARROW,
        (("agency", "AGENCY1"), ("state", "closed"), ("amount__gt", "100000")),
    ),
    Question("everything", ""),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--awards", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--make", choices=("index", "sqlite"), help=argparse.SUPPRESS)
    parser.add_argument("--mix", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    asked = parser.parse_args()
    if asked.mix:
        with tempfile.TemporaryDirectory(prefix="countersight-bench-", dir=asked.folder) as folder:
            opened = index.open_index(asked.mix)
            if asked.copies > 1:
                opened = copied(asked.mix, Path(folder), asked.copies)
            assert opened is not None
            report_mix(opened, asked.repeat)
        return
    if asked.make:
        make = make_index if asked.make == "index" else make_sqlite
        make(generated(asked.awards), asked.folder)
        return
    with tempfile.TemporaryDirectory(prefix="countersight-bench-", dir=asked.folder) as folder:
        report(asked.awards, asked.repeat, Path(folder))


def report(awards: int, repeat: int, folder: Path) -> None:
    print(f"{awards:,} awards\n\n| made | seconds | processor | peak memory | on disk |")
    print("|---|---|---|---|---|")
    for kind in ("index", "sqlite"):
        command = ["--awards", str(awards), "--folder", str(folder), "--make", kind]
        taken = run([sys.executable, __file__, *command])
        made = folder / ("derived" if kind == "index" else SQLITE)
        print(row_of_making(kind, taken, size(made)), flush=True)
    print(f"\n| search, medians of {repeat} | awards found | ours | SQLite FTS5 | Datasette |")
    print("|---|---|---|---|---|")
    with datasette(folder / SQLITE):
        for question in QUESTIONS:
            print(measured(question, repeat, folder), flush=True)


def copied(made: Path, folder: Path, copies: int) -> index.Index:
    """An index of as many copies of another's segments, and what is kept of its awards."""
    small = index.open_index(made)
    assert small is not None
    for of in (small.action, small.award):
        _copy_segments(made / of.grain, folder / of.grain, copies)
    action, award = (open_side(folder, of.grain) for of in (small.action, small.award))
    number_by_copies(small.award, award)
    place, began = folder / "award" / index.KEPT, time.process_time()
    keep.keep(award, place, lambda _: None)
    took, documents = time.process_time() - began, award.searcher.num_docs
    print(f"{documents:,} awards in {award.searcher.num_segments} segments; sets of them:", end=" ")
    print(f"{took:.0f} s of processor, {size(place) / documents:.0f} bytes an award", flush=True)
    return index.Index("copied", replace(award, kept=open_kept(place)), action)


def _copy_segments(made: Path, large: Path, copies: int) -> None:
    large.mkdir(parents=True)
    about = json.loads((made / "meta.json").read_text())
    segments = []
    for one, _ in itertools.product(about["segments"], range(copies)):
        name, new = one["segment_id"].replace("-", ""), uuid.uuid4()
        for file in made.glob(f"{name}.*"):
            shutil.copy(file, large / f"{new.hex}{file.suffix}")
        segments.append(one | {"segment_id": str(new)})
    (large / "meta.json").write_text(json.dumps(about | {"segments": segments}))
    (large / ".managed.json").write_text("[]")


def number_by_copies(small: Side, large: Side) -> None:
    """Have the documents of each copy numbered after those of the one before.

    Their numbers are in the index, which the copies have in common; so both ways of coming from a
    document to its number are replaced, for this process, by such as look which copy it is in.
    """
    documents = small.searcher.num_docs
    segments: dict[tuple[int, ...], list[int]] = {}  # by the numbers of their first documents
    for segment in range(large.searcher.num_segments):
        segments.setdefault(_first(large, segment), []).append(segment)
    of_copy = [segments[_first(small, s)] for s in range(small.searcher.num_segments)]
    before = {s: copy * documents for copies in of_copy for copy, s in enumerate(copies)}
    kept = small.kept.columns

    def numbers(hits: list[Any]) -> "array[int]":
        return array("I", [number + before[place.segment_ord] for number, place in hits])

    def addresses(_: Side, first: int) -> list[DocAddress]:
        wanted = range(first, min(first + keep.SPAN, large.searcher.num_docs + 1))
        split = (divmod(number - 1, documents) for number in wanted)
        return [
            DocAddress(of_copy[kept["segment"][n + 1]][copy], int(kept["doc"][n + 1]))
            for copy, n in split
        ]

    def numbers_of(side: Side, places: list[DocAddress]) -> list[int]:
        told = side.searcher.fast_field_values("by_date", places)
        return [n + before[p.segment_ord] for n, p in zip(told, places, strict=True)]

    docset._numbers, docset.numbers_of, keep._addresses = numbers, numbers_of, addresses


def _first(side: Side, segment: int) -> tuple[int, ...]:
    places = [DocAddress(segment, doc) for doc in range(3)]
    return tuple(side.searcher.fast_field_values("by_date", places))


def report_mix(opened: index.Index, repeat: int) -> None:
    names = ("p50 ms", "p95 ms", "slowest ms", "p50 ms of processor", "p95")
    columns = (
        f"{opened.award.searcher.num_docs:,} awards",
        "searches",
        "found: median, most",
        *names,
    )
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    every: list[Taken] = []
    for kind, texts in mixed().items():
        taken = [taken_by(opened, text, repeat) for text in texts]
        print(row_of_mix(kind, taken), flush=True)
        every += taken
    print(row_of_mix("all", every))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"\nPeak memory with what is mapped of the index: {peak:.2f} GB")


@dataclass(frozen=True, slots=True)
class Taken:
    found: int
    wall: float
    processor: float


def taken_by(opened: index.Index, text: str, repeat: int) -> Taken:
    """The least of some runs (the machine has others), after one that warms; none is remembered."""
    runs = []
    for _ in range(repeat + 1):
        wall, processor = time.perf_counter(), time.process_time()
        found = find(forgetful(opened), Query(text)).totals.awards
        runs.append((time.perf_counter() - wall, time.process_time() - processor))
    return Taken(found, min(wall for wall, _ in runs[1:]), min(cpu for _, cpu in runs[1:]))


def forgetful(opened: index.Index) -> index.Index:
    return replace(opened, found=Lately(1), counted=Lately(1))


def row_of_mix(kind: str, taken: list[Taken]) -> str:
    found = [one.found for one in taken]
    walls, cpus = ([1000 * getattr(t, name) for t in taken] for name in ("wall", "processor"))
    cells = (
        f"{statistics.median(found):,.0f}, {max(found):,}",
        f"{statistics.median(walls):.1f}",
        f"{statistics.quantiles(walls, n=20)[-1]:.1f}",
        f"{max(walls):.1f}",
        f"{statistics.median(cpus):.1f}",
        f"{statistics.quantiles(cpus, n=20)[-1]:.1f}",
    )
    return f"| {kind} | {len(taken)} | {' | '.join(cells)} |"


def mixed(each: int = 20) -> dict[str, list[str]]:
    """Searches of six kinds, the same in every run; words as frequent as texts have them."""
    drawn = random.Random(8)

    def word() -> str:
        return f"word{round(30_000 ** drawn.random())}"

    def agency() -> str:
        return f"AGENCY{round(40 ** drawn.random())}"

    states = ("active", "closed", "stopped", "terminated")
    filters = [
        f'agency:="{agency()}" state:{drawn.choice(states)} amount:>{drawn.choice((10, 100, 500))}k'
        for _ in range(2 * each)
    ]
    return {
        "two words": [f"{word()} {word()}" for _ in range(each)],
        "a common word": [f"word{drawn.randint(1, 40)}" for _ in range(each)],
        "a phrase": [f'"{word()} {word()}"' for _ in range(each)],
        "a word, three filters": [f"{word()} {narrow}" for narrow in filters[:each]],
        "three filters alone": filters[each:],
        "everything": [""] * each,
    }


def row_of_making(kind: str, taken: Run, bytes_: int) -> str:
    name = {"index": "our index, awards and actions", "sqlite": "SQLite with FTS5, awards"}[kind]
    return (
        f"| {name} | {taken.wall:.0f} | {taken.processor:.0f} | {taken.peak / 1e9:.2f} GB"
        f" | {bytes_ / 1e6:,.0f} MB |"
    )


def measured(question: Question, repeat: int, folder: Path) -> str:
    opened = index.open_index(place(folder))
    assert opened is not None
    con = sqlite3.connect(folder / SQLITE)

    def ours() -> int:
        return find(forgetful(opened), Query(question.ours)).totals.awards

    def sqlite() -> int:
        return by_sqlite(con, question)

    def over_http() -> int:
        return by_datasette(question)

    ways = (ours, sqlite, over_http)
    found = {way() for way in ways}  # warms each, and holds them against one another
    if len(found) > 1:
        raise SystemExit(f"{question.says}: the three find {found} awards")
    times = [[timed(way) for way in ways] for _ in range(repeat)]
    mine, *others = zip(*times, strict=True)
    cells = [question.says, f"{found.pop():,}", f"{statistics.median(mine) * 1000:,.1f} ms"]
    for other in others:
        ratio = statistics.median(o / m for o, m in zip(other, mine, strict=True))
        cells.append(f"{statistics.median(other) * 1000:,.0f} ms, {ratio:.1f} ×")
    return f"| {' | '.join(cells)} |"


def timed(way: Callable[[], int]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started


def by_sqlite(con: sqlite3.Connection, question: Question) -> int:
    """The best fifty, the totals, and the facets over a table of the hits."""
    text = "rowid in (select rowid from award_fts where award_fts match :words)"
    conditions = [text] * bool(question.words) + [question.where] * bool(question.where)
    where = f"where {' and '.join(conditions)}" if conditions else ""
    bound = {"words": question.words}
    con.execute("drop table if exists temp.hit")
    con.execute(f"create temp table hit as select * from award {where}", bound)
    for facet in FACETS:
        con.execute(
            f"select {facet}, count(*), sum(amount) from temp.hit where {facet} is not null"
            f" group by 1 order by 2 desc limit 10"
        ).fetchall()
    if question.words:
        con.execute(
            "select award.* from award_fts join award on award.rowid = award_fts.rowid"
            f" where award_fts match :words {'and ' + question.where if question.where else ''}"
            " order by award_fts.rank limit 50",
            bound,
        ).fetchall()
    totals = con.execute("select count(*), sum(actions), sum(amount) from temp.hit").fetchone()
    return int(totals[0])


def by_datasette(question: Question) -> int:
    asked = [*question.filters, *(("_facet", facet) for facet in FACETS), ("_size", "50")]
    if question.words:
        asked += [("_search", question.words), ("_searchmode", "raw"), ("_fts_table", "award_fts")]
    answer = httpx.get(f"http://127.0.0.1:{PORT}/sqlite/award.json", params=asked, timeout=600)
    found: int = answer.raise_for_status().json()["filtered_table_rows_count"]
    return found


@contextmanager
def datasette(database: Path) -> Iterator[None]:
    limits = {"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000, "suggest_facets": 0}
    settings = [word for name, value in limits.items() for word in ("--setting", name, str(value))]
    command = ["serve", str(database), "--port", str(PORT), *settings]
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            wait_for_it()
            yield
        finally:
            server.terminate()


def wait_for_it() -> None:
    for _ in range(300):
        try:
            httpx.get(f"http://127.0.0.1:{PORT}/-/versions.json")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit("Datasette did not start")


def generated(awards: int) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"memory_limit": "1GB"})
    statements = (Path(__file__).parent / "awards.sql").read_text(encoding="utf-8")
    for statement in duckdb.extract_statements(statements):
        con.execute(statement, {"awards": awards} if "$awards" in statement.query else None)
    return con


def place(folder: Path) -> Path:
    return folder / "derived" / "generated" / "search-bench"


def make_index(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    def silent(_: Progress) -> None:
        """Nobody watches."""

    index.make(con, place(folder), Settings(), silent)


def make_sqlite(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    into = sqlite3.connect(folder / SQLITE)
    names = [column[0] for column in con.execute(f"describe {TABLE}").fetchall()]
    into.execute(f"create table award ({', '.join(names)})")
    con.execute(TABLE)
    while rows := con.fetchmany(50_000):
        into.executemany(f"insert into award values ({', '.join('?' * len(names))})", rows)
    into.execute("create virtual table award_fts using fts5(text, content='award')")
    into.execute("insert into award_fts(award_fts) values ('rebuild')")
    for name in FACETS:
        into.execute(f"create index by_{name} on award ({name})")
    into.execute("analyze")
    into.commit()


def size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    main()
