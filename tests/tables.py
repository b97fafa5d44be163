"""Small source files in the publisher's layouts, with invented companies and figures."""

import csv
from pathlib import Path

from countersight.sources.usaspending import DELTA, columns

BRIEF = (
    "Agency",
    "Award ID",
    "Recipient Name",
    "Federal Action Obligation",
    "Action Date",
    "Modification",
    "Product/Service Description",
    "NAICS Description",
    "Transaction Description",
    "Generated Award ID",
)
FULL = tuple(column.name for column in columns())
DELTA_HEADER = (*DELTA, *FULL)


def brief(
    modification: str = "0",
    amount: str = "1000.0",
    *,
    piid: str = "70EXAM21P00000001",
    day: str = "2024-05-06",
    text: str = "LICENCES FOR AN INVENTED SYSTEM",
    supplier: str = "EXAMPLE OPTICS LLC",
    **cells: str,
) -> dict[str, str]:
    """A row of the ten-column export; any column may be given by its name."""
    return {
        "Agency": "ICE",
        "Award ID": piid,
        "Recipient Name": supplier,
        "Federal Action Obligation": amount,
        "Action Date": day,
        "Modification": modification,
        "Product/Service Description": "IT SOFTWARE",
        "NAICS Description": "SOFTWARE PUBLISHERS",
        "Transaction Description": text,
        "Generated Award ID": f"CONT_AWD_{piid}_7012_-NONE-_-NONE-",
    } | cells


def full(modification: str = "0", amount: str = "1000.00", **cells: str) -> dict[str, str]:
    """The same award's row in the 297-column layout (or the 299, for a delta)."""
    piid = cells.get("award_id_piid", "70EXAM21P00000001")
    number = cells.get("transaction_number", "0")
    return {
        "contract_transaction_unique_key": f"7012_-NONE-_{piid}_{modification}_-NONE-_{number}",
        "contract_award_unique_key": f"CONT_AWD_{piid}_7012_-NONE-_-NONE-",
        "award_id_piid": piid,
        "modification_number": modification,
        "transaction_number": number,
        "federal_action_obligation": amount,
        "action_date": "2024-05-06",
        "awarding_sub_agency_code": "7012",
        "awarding_sub_agency_name": "U.S. Immigration and Customs Enforcement",
        "recipient_name": "EXAMPLE OPTICS LLC",
        "recipient_uei": "EXAMPLEUEI01",
        "product_or_service_code_description": "IT SOFTWARE",
        "naics_description": "SOFTWARE PUBLISHERS",
        "transaction_description": "LICENCES FOR AN INVENTED SYSTEM",
        "potential_total_value_of_award": "9000.00",
        "sole_proprietorship": "f",
    } | cells


def write(path: Path, rows: list[dict[str, str]], header: tuple[str, ...] | None = None) -> Path:
    """A CSV of `rows`, in the layout of their columns unless a header is given."""
    if header is None:
        header = BRIEF if "Agency" in rows[0] else FULL
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.DictWriter(stream, header, restval="")
        table.writeheader()
        table.writerows(rows)
    return path
