"""The four real kinds of record that the labels were drawn from, in one store made for the run.

`COUNTERSIGHT_SHARED` or `../shared` names where they lie. The list of DHS's and DOJ's awards is no
layout that `add` reads (it is a search at award level), so its texts are set beside the actions.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from countersight import pipeline, stages
from countersight.record import derived, reader
from countersight.settings import Settings

HERE = Path(__file__).parent
DATA = Path(os.environ.get("COUNTERSIGHT_SHARED", HERE.parents[2] / "shared")) / "data"
KINDS = (
    "usaspending-ice-cbp/current/*.csv",
    "usaspending-delta-layout/surveillance_contracts_delta_layout.csv",
    "ice-awards-fy2013-2018/*.parquet",
)
LISTED = """
insert into held_action by name
select
    'listed ' || split_part(url, '/award/', 2) as action_key,
    split_part(url, '/award/', 2) as award_key, awardId as piid, '0' as modification,
    startDate::date as action_date, amount::decimal(23, 2) as obligation, description,
    recipient as supplier, coalesce(nullif(subAgency, ''), agency) as agency, 'listed' as layout
from read_csv($path, all_varchar = true, header = true)
"""


@contextmanager
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    """View `action` over all four kinds, on a connection that the steps can run on."""
    with tempfile.TemporaryDirectory(prefix="countersight-labels-") as folder:
        settings = Settings(store=Path(folder) / "store")
        for kind in KINDS:
            paths = sorted(map(str, DATA.glob(kind)))
            pipeline.add(paths, settings, None, pipeline.unwatched)
        with pipeline.reading(settings, steps=()) as con:
            reader.hold(con)
            listed = DATA / "dhs-doj-vendor-awards/vendor_awards.csv"
            con.execute(LISTED, {"path": str(listed)})
            for step in (stages.SUPPLIERS, stages.MAKERS):
                derived.load(con, step.run(con, settings))
            yield con
