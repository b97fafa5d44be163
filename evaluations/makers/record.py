"""The awards of the shared record, of all its kinds, with their suppliers and texts.

The texts stay there; labels name awards by source and key. `COUNTERSIGHT_SHARED` or `../shared`
says where it lies.
"""

import os
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("COUNTERSIGHT_SHARED", HERE.parents[2] / "shared")) / "data"
ACTIONS = """
create table record as
with read as (
    select 'current' as source, "Generated Award ID" as award_key, "Modification" as modification,
        "Action Date" as action_date, "Recipient Name" as supplier,
        "Transaction Description" as description,
        cast("Federal Action Obligation" as decimal(23, 2)) as obligation
    from read_csv($shared || '/usaspending-ice-cbp/current/*.csv', all_varchar = true)
    union all
    select 'delta', contract_award_unique_key, modification_number, action_date, recipient_name,
        transaction_description, cast(federal_action_obligation as decimal(23, 2))
    from read_csv($shared || '/usaspending-delta-layout/surveillance_contracts_delta_layout.csv',
        all_varchar = true)
    union all
    select 'vendor', regexp_extract(url, 'CONT_.*'), '0', startDate, recipient, description,
        cast(amount as decimal(23, 2))
    from read_csv($shared || '/dhs-doj-vendor-awards/vendor_awards.csv', all_varchar = true)
    union all
    select 'older', award_id_piid || '|' || coalesce(parent_award_id, ''), modification_number,
        strptime(action_date, '%d/%m/%Y')::date::varchar, recipient_name, award_description,
        cast(federal_action_obligation as decimal(23, 2))
    from read_parquet($shared || '/ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet')
)
select distinct source, award_key, modification, action_date, supplier,
    trim(regexp_replace(coalesce(description, ''), '\\s+', ' ', 'g')) as description, obligation
from read
"""


def connect() -> duckdb.DuckDBPyConnection:
    """A connection with table `record`: one row an action, text with its spaces evened."""
    con = duckdb.connect()
    con.execute(ACTIONS, {"shared": str(SHARED)})
    return con
