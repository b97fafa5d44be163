"""A pull resolves what it touches, and gives what resolving the whole would."""

from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa
import pytest

from countersight.organisations import resolving

HEADS = ("KES", "HER", "LAR", "OSP", "MER", "PLO", "CUR", "DUN")
TAILS = ("TREL", "ON", "KIN", "REY", "LIN", "VER", "LEW", "TIN")
FIRST = [head + tail for head in HEADS for tail in TAILS]
SECOND = ("OPTICS", "AVIATION", "SUPPLY", "SUPPLIES", "FUND 1", "FUND 2", "MARINE LOGISTICS")
FORMS = ("INC", "LLC", "", "CORPORATION")
TEXTS = ("name", "trades_as", "uei", "duns", "cage", "parent", "parent_uei", "parent_duns")
PLACES = ("country", "state", "city", "zip", "street")
Record = dict[str, str | None]


def drawn(draw: Random, records: int) -> list[Record]:
    """Records of companies that share words, numbers, towns, streets and parents."""
    made: dict[tuple[str | None, ...], Record] = {}
    while len(made) < records:
        company = draw.randrange(records // 3)
        luck = Random(company)
        name = f"{luck.choice(FIRST)} {luck.choice(SECOND)} {draw.choice(FORMS)}".strip()
        town = luck.randrange(40)
        whole = draw.random() < 0.7
        record: Record = dict.fromkeys((*TEXTS, *PLACES)) | {
            "name": name if draw.random() < 0.9 else name.replace("E", "", 1),
            "uei": f"UEI{company:09}" if draw.random() < 0.4 else None,
            "duns": f"{company // 2:09}" if draw.random() < 0.3 else None,
            "parent": f"{FIRST[company % 30]} HOLDINGS" if draw.random() < 0.3 else None,
            "trades_as": f"{draw.choice(FIRST)} GOODS" if draw.random() < 0.1 else None,
        }
        if whole:
            record |= {
                "country": "USA",
                "state": "NV" if town % 2 else "TX",
                "city": f"TOWN {town}",
            }
            record |= {"zip": f"895{town:02}", "street": f"{luck.randrange(9)} MAIN STREET"}
        made[tuple(record.values())] = record
    return list(made.values())


def resolved(records: list[Record], place: Path | None) -> tuple[int, list[object], list[object]]:
    """How many records were left as they were; each record's organisation; the pairs weighed."""
    con = duckdb.connect()
    con.execute(
        'create temp table decision (number int, verdict text, "left" text, "right" text,'
        " note text, author text, decided_at timestamp)"
    )
    con.execute("create temp table relation (kind text, child_name text, parent_name text)")
    con.register("drawn", pa.Table.from_pylist(records, pa.schema(
        [(name, pa.string()) for name in (*TEXTS, *PLACES)]
    )))  # fmt: skip
    con.execute(
        "create temp table supplier_record as select"
        " (row_number() over (order by record_id) - 1)::integer as place, * from (select"
        " hash(*columns(*)) as record_id, *, 'award' as source, null::date as first_date,"
        " null::date as last_date, 1 as mentions from drawn)"
    )
    resolving.resolve_touched(con, place)
    joins = resolving.table(con, "organisation_join").to_pylist()
    kept = con.execute("select count(*) from untouched").fetchall()[0][0]
    owners = con.execute("select record_id, organisation_id from party order by all").fetchall()
    return kept, owners, sorted(map(repr, joins))


@pytest.mark.parametrize("draw", [Random(seed) for seed in (3, 8)], ids=["3", "8"])
def test_what_a_pull_leaves_is_as_the_whole_would_have_it(draw: Random, tmp_path: Path) -> None:
    records = drawn(draw, 240)
    resolved(records[:-3], tmp_path)
    brought, added = resolved(records, tmp_path), resolved(records, None)
    assert brought[0] > 0
    assert brought[1:] == added[1:]
    taken, fewer = resolved(records[2:], tmp_path), resolved(records[2:], None)
    assert taken[0] > 0
    assert taken[1:] == fewer[1:]


def test_records_that_hang_together_with_none_of_a_pull_are_left_as_they_are(
    tmp_path: Path,
) -> None:
    apart: list[Record] = [
        dict.fromkeys((*TEXTS, *PLACES)) | {"name": f"{first} {second} INC", "state": state}
        for first in FIRST[::8]
        for second, state in zip(SECOND, ("NV", "TX", "VA", "MD", "CA", "WA", "OH"), strict=True)
    ]
    resolved(apart[:-1], tmp_path)
    kept, *_ = resolved(apart, tmp_path)
    assert kept >= len(apart) - len(SECOND)
