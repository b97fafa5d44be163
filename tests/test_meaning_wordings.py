"""The many ways to write one thing: a modification's words, and what they tell of it.

Written from the trade's habits, not drawn from the record; the obligation is nil throughout.
"""

from datetime import date
from decimal import Decimal

import pytest

from countersight.meaning.lifecycle import read_events
from countersight.model import Action

WORDINGS = """
STOPWORK ORDER ISSUED EFFECTIVE 1/24/2025 = stop_work
PARTIAL STOP WORK ORDER FOR TASK 3 = stop_work
SUSPENSION OF WORK ORDER = stop_work
SUSPEND ALL WORK ON THIS CONTRACT UNTIL FURTHER NOTICE = stop_work
THIS MODIFICATION EXTENDS THE SUSPENSION OF WORK FOR AN ADDITIONAL 30 DAYS = stop_work_extended
EXTENSION OF STOP-WORK ORDER FOR 90 DAYS = stop_work_extended
STOP WORK ORDER EXTENSION = stop_work_extended
CONTINUE THE STOP WORK ORDER THROUGH 6/30/2025 = stop_work_extended
LIFT SUSPENSION = resume
RESUME WORK = resume
WORK TO RESUME ON 4/1/2025 = resume
RESUMPTION OF SERVICES AT ALL LOCATIONS = resume
CANCELLATION OF THE PARTIAL STOP WORK ORDER = resume
THE STOP WORK ORDER ISSUED ON 2/1/2025 IS HEREBY CANCELLED = resume
THE STOP-WORK ORDER DATED 2/1/2025 IS LIFTED AND POP IS EXTENDED TO 3/1/2026 = resume extension
TERMINATE THE STOP WORK ORDER = resume
RELEASE OF STOP WORK ORDER = resume
SWO LIFTED = resume
SWO RESCISSION = resume
RESCISSION OF STOP WORK ORDER = resume
CANX STOP WORK = resume
WITHDRAWAL OF STOP WORK ORDER = resume
PARTIAL LIFT OF STOP WORK ORDER = resume
AUTOMATIC STAY OF PERFORMANCE DUE TO GAO PROTEST = stop_work protest
CICA STAY LIFTED. CONTRACTOR MAY PROCEED = resume protest
LIFT THE CICA STAY AND RESUME PERFORMANCE = resume protest
OVERRIDE OF CICA STAY = resume protest
STOP WORK DUE TO LAPSE IN APPROPRIATIONS = stop_work
ISSUE STOP WORK ORDER IAW FAR 52.242-15. ALL OTHER TERMS AND CONDITIONS REMAIN THE SAME = stop_work
CONTRACTOR SHALL CEASE ALL WORK IMMEDIATELY = stop_work
HALT WORK PENDING INVESTIGATION = stop_work
PLACE CONTRACT ON HOLD = stop_work
TEMPORARILY SUSPENDS TRAINING SERVICES = stop_work
DEACTIVATE SERVICE LINE =
REQUEST FOR EQUITABLE ADJUSTMENT DUE TO THE STOP WORK ORDER = stop_work_mentioned
FUNDING FOR COSTS INCURRED DURING STOP WORK PERIOD = stop_work_mentioned funding_added
SETTLEMENT OF STOP WORK ORDER COSTS = stop_work_mentioned
NOTICE TO PROCEED =
ISSUE NOTICE TO PROCEED FOLLOWING STOP WORK ORDER = resume
RESUME ASSISTANCE WORKSHOP =
FORKLIFT LIFT GATE =
SUSPENSION PARTS FOR VEHICLES =
SUSPENSION REPAIR =
REPAIR VEHICLE SUSPENSION =
HOTEL STAY FOR TRAINING =
BUS STOP SHELTERS =
PARTIAL STOP WORK LIFTED FOR CLIN 0002 = resume
TERMINATION FOR CONVENIENCE IS RESCINDED = resume
REINSTATE CONTRACT = resume
REINSTATEMENT OF TASK ORDER = resume
TERMINATE CLIN 3 FOR CONVENIENCE = termination_other
COMPLETE TERMINATION = termination_other
T4C = termination_convenience
T FOR C = termination_convenience
TERM FOR CONVENIENCE = termination_convenience
TERMINATED FOR CAUSE DUE TO NON PERFORMANCE = termination_default
NO COST TERMINATION = termination_other
NO-COST CANCELLATION OF PURCHASE ORDER = termination_other
CANCEL IN FULL = termination_other
LEGAL CONTRACT CANCELLATION = termination_other
CANCELLATION OF LINE ITEM 2 = scope_change
CANCEL EXCESS FUNDS =
CLOSE OUT CONTRACT AND DEOBLIGATE = closeout deobligation
CLOSE CONTRACT = closeout
ADMINISTRATIVE CLOSEOUT = closeout
ADMINISTRATIVELY CLOSE THE ORDER = closeout
CONTRACT IS PHYSICALLY COMPLETE AND CLOSED = closeout
EXERCISE OP2 = option_exercised
EXERCISE OPT YR 1 = option_exercised
OPTION YR II EXERCISED = option_exercised
EXECUTE OPTION 3 = option_exercised
EXERCISE CLINS 2001-2005 = option_exercised
EXTEND POP = extension
POP EXT = extension
EXT POP TO 9/30/2025 = extension
CHANGE END DATE FROM 9/30/2024 TO 12/31/2024 = extension
NCE = extension
DELIVERY EXTENSION = extension
INCR FUNDING = funding_added
INCREMENTAL FNDG = funding_added
DEOB = deobligation
REDUCE FUNDING BY $100 = deobligation
INCREASE NTE BY $5,000 = ceiling_raised
RAISE THE CEILING = ceiling_raised
DECREASE CONTRACT CEILING = ceiling_lowered
UPDATE VENDOR NAME = party_change
CHANGE OF OWNERSHIP = party_change
CHANGE-OF-NAME AGREEMENT = party_change
UPDATE DUNS TO UEI = party_change
CHANGE COR = administrative
INCORPORATE CLAUSE 52.204-25 = administrative
CORRECT ACCOUNTING LINE = administrative
POP REVISION = administrative
REVISE PWS = scope_change
INCREASE QTY OF CLIN 2 = scope_change
"""


@pytest.mark.parametrize("line", WORDINGS.strip().splitlines())
def test_wording(line: str) -> None:
    text, _, events = line.partition(" =")
    award = [
        Action("K", "P", "0", date(2025, 1, 1), Decimal(1), "SCANNERS", "ACME", "ICE"),
        Action("K", "P", "P00001", date(2025, 2, 1), Decimal(0), text, "ACME", "ICE"),
    ]
    assert set(read_events(award)[1].events) == set(events.split())
