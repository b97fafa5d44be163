"""Actions of other kinds of record than the export: the full layout, the DUNS era, terminations."""

import os
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
SHARED_DATA = Path(os.environ.get("COUNTERSIGHT_SHARED", HERE.parents[2] / "shared")) / "data"
ACTIONS = """
create table action as
select 'full' as kind, contract_award_unique_key as award_key, award_id_piid as piid,
    modification_number as modification, action_date::date as action_date,
    federal_action_obligation::decimal(23, 2) as obligation,
    coalesce(transaction_description, '') as description, action_type_code as action_type
from read_csv($full, header = true, all_varchar = true)
union all
select 'duns_era', concat_ws('_', award_id_piid, parent_award_id, awarding_sub_agency_code),
    award_id_piid, modification_number, strptime(action_date, '%d/%m/%Y')::date,
    federal_action_obligation::decimal(23, 2), coalesce(award_description, ''), action_type_code
from read_parquet($duns_era)
union all
select 'terminated', concat_ws('_', award_procurement_id, ref_idv_procurement_id, award_agency),
    award_procurement_id, award_modification_num, strptime(date_signed, '%m/%d/%Y')::date,
    amount_obligated::decimal(23, 2), coalesce(description, ''), null
from read_csv($terminated, header = true, all_varchar = true)
where date_signed is not null and award_modification_num is not null
"""


def read_elsewhere(con: duckdb.DuckDBPyConnection) -> None:
    """Table `action`: the actions of the three kinds."""
    paths = {
        "full": "usaspending-delta-layout/surveillance_contracts_delta_layout.csv",
        "duns_era": "ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet",
        "terminated": "doge-contract-terminations/*.csv",
    }
    con.execute(ACTIONS, {kind: str(SHARED_DATA / path) for kind, path in paths.items()})
