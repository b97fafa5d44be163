"""USAspending.gov: the layouts that its downloads and exports use.

Publisher  U.S. Department of the Treasury, Bureau of the Fiscal Service
Licence    U.S. government work, public domain; DUNS numbers are Dun & Bradstreet's
Layouts    contract_transactions (297 columns), contract_transactions_delta (299: two more in
           front), contract_award_summaries (286), contract_subawards (118; older files say
           `subaward_fsrs_*` for `subaward_sam_*`), spending_by_transaction (10, an export of
           search results); downloads before 2022 are read by `duns_era`
Caveats    exports cut descriptions at 250 characters, carry no ceilings and no transaction
           number; Department of Defense actions appear 90 days late; subawards are what prime
           contractors report, repeated and late; a subaward is known by its report and number,
           and reports of before 2025 were numbered anew when they moved to SAM.gov
Expected   amounts within ±10¹³ dollars, action dates from 1978 on, subawards from 2010 on
"""

from dataclasses import replace

from countersight.sources.layout import (
    Glimpse,
    Kind,
    Layout,
    columns,
    fit_table,
    renames,
)

__all__ = ["DELTA", "KINDS", "columns", "fit"]

DELTA = ("correction_delete_ind", "agency_id")
EXPORT = Kind(
    "spending_by_transaction",
    "action",
    tuple(renames("spending_by_transaction").values()),
    renames("spending_by_transaction"),
)
TRANSACTIONS = Kind(
    "contract_transactions",
    "action",
    (
        "contract_transaction_unique_key",
        "contract_award_unique_key",
        "award_id_piid",
        "modification_number",
        "federal_action_obligation",
        "action_date",
        "recipient_name",
    ),
    beside=DELTA,
)
SUMMARIES = Kind(
    "contract_award_summaries",
    "award",
    (
        "contract_award_unique_key",
        "award_id_piid",
        "total_obligated_amount",
        "award_base_action_date",
        "recipient_name",
    ),
)
SUBAWARDS = Kind(
    "contract_subawards",
    "subaward",
    (
        "prime_award_unique_key",
        "subaward_sam_report_id",
        "subaward_number",
        "subaward_amount",
        "subaward_action_date",
        "subawardee_name",
    ),
    renames("contract_subawards_fsrs"),
)
KINDS = (TRANSACTIONS, SUMMARIES, SUBAWARDS, EXPORT)


def fit(glimpse: Glimpse) -> Layout | None:
    """The layout of a download or an export, by its header alone."""
    if set(EXPORT.renamed) <= set(glimpse.header):
        export = fit_table(EXPORT, glimpse)
        # An export is brief by its nature: what it never carries is not missing.
        return replace(export, missing=()) if export else None
    for kind in (TRANSACTIONS, SUMMARIES, SUBAWARDS):
        if layout := fit_table(kind, glimpse):
            delta = kind is TRANSACTIONS and DELTA[0] in layout.header
            return replace(layout, name=f"{layout.name}_delta") if delta else layout
    return None
