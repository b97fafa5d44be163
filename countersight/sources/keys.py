"""The publisher's keys of an action and of its award, put together from their parts.

As USAspending.gov builds them (data-act-broker-backend, `derive_transaction_unique`): an action
of an award has six parts, one of a vehicle three, and what is blank is `-NONE-`.
"""

from dataclasses import dataclass

NONE = "-NONE-"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the keys are made of; `agency` is the one under which FPDS files the contract."""

    vehicle: bool
    agency: str
    piid: str
    modification: str
    transaction: str = ""
    parent_agency: str = ""
    parent_piid: str = ""


def action_key(parts: Parts) -> str:
    """`{agency}_{parent agency}_{PIID}_{modification}_{parent PIID}_{transaction}`, or ''."""
    if not (parts.agency and parts.piid and parts.modification):
        return ""
    parent_agency, parent_piid, transaction = (
        ("", "", "")
        if parts.vehicle
        else (parts.parent_agency, parts.parent_piid, parts.transaction)
    )
    every = (parts.agency, parent_agency, parts.piid, parts.modification, parent_piid, transaction)
    return "_".join(part.upper() or NONE for part in every)


def award_key(parts: Parts) -> str:
    """`CONT_AWD_{PIID}_{agency}_{parent PIID}_{parent agency}`, or '' where a part is lacking.

    A vehicle's is `CONT_IDV_{PIID}_{agency}`, whatever vehicle it hangs on.
    """
    if not (parts.agency and parts.piid):
        return ""
    if parts.vehicle:
        return f"CONT_IDV_{parts.piid}_{parts.agency}".upper()
    every = (parts.piid, parts.agency, parts.parent_piid, parts.parent_agency)
    return "CONT_AWD_" + "_".join(part.upper() or NONE for part in every)
