"""What an action did, by its text, its place and its figure; and the states that follow."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

import pytest

from countersight.meaning.dates import read_date
from countersight.meaning.lifecycle import EVENTS, in_order, read_events, states
from countersight.meaning.patterns import BESIDE, LIMITED, PATTERNS, Pattern
from countersight.meaning.reading import read
from countersight.meaning.wording import plain
from countersight.model import Action, ActionEvents, State

BASE = ("0", "100.00", "INVESTIGATIVE SOFTWARE FOR FIELD OFFICES.")


def award(*told: tuple[str, str, str], code: str | None = None) -> list[Action]:
    """An award whose actions are (modification, obligation, description), ten days apart."""
    days = accumulate((timedelta(days=10) for _ in told[1:]), initial=date(2025, 1, 1))
    return [
        Action("K", "P", mod, day, Decimal(money), text, "ACME", "ICE", action_type=code)
        for (mod, money, text), day in zip(told, days, strict=True)
    ]


def events_of(*told: tuple[str, str, str]) -> list[set[str]]:
    return [set(event.events) for event in read_events(award(*told))]


def one(text: str, money: str = "0.00", code: str | None = None) -> ActionEvents:
    """The events of a modification with that text, after a base award with another."""
    return read_events(award(BASE, ("P00001", money, text), code=code))[1]


@pytest.mark.parametrize("pattern", [*PATTERNS, *BESIDE], ids=lambda p: p.name)
def test_every_pattern_reads_its_own_example(pattern: Pattern) -> None:
    assert pattern in read(plain(pattern.example)).found
    assert pattern.events <= set(EVENTS)


@pytest.mark.parametrize("pattern", LIMITED, ids=lambda p: p.name)
def test_every_limit_reads_its_own_example(pattern: Pattern) -> None:
    assert read(plain(pattern.example)).limited


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("MOD TO ISSUE STOP WORK ORDER", {"stop_work"}),
        ("THE PURPOSE OF THIS MODIFICATION IS TO STAY ALL PERFORMANCE", {"stop_work"}),
        ("MOD # 3 EXTENDS THE STOP-WORK ORDER", {"stop_work_extended"}),
        ("MOD # 5 CANCELS THE STOP-WORK ORDER", {"resume"}),
        ("UNSUSPENDING CONTRACT AND EXTENDING THE POP", {"resume", "extension"}),
        (
            "EXTEND THE CONTRACT. THE CONTRACT IS CURRENTLY UNDER A STOP-WORK ORDER. ONLY WHEN"
            " FUNDING IS APPROPRIATED WILL THE STOP-WORK BE LIFTED",
            {"stop_work_mentioned", "extension"},
        ),
        (
            "EQUITABLE ADJUSTMENT ATTRIBUTABLE TO STOP-WORK ORDER ON CLIN 0003",
            {"stop_work_mentioned"},
        ),
        ("RESCIND THE TERMINATION FOR CONVENIENCE ISSUED UNDER P00009", {"resume"}),
        ("THIS MODIFICATION ISSUES A NOTICE TO PROCEED", set()),
        ("TERMINATE FOR CONVENIANCE", {"termination_convenience"}),
        ("TERMINATION FOR CAUSE", {"termination_default"}),
        ("CANCEL ORDER", {"termination_other"}),
        ("INCORPORATE WAGE DETERMINATION", {"administrative"}),
        ("RENOVATION OF THE SECOND FLOOR", set()),
        ("NOVATION AGREEMENT", {"party_change"}),
        ("CONTRACT CLOSE-OUT", {"closeout"}),
        ("EXERCISE FAR 52.217-8, OPTION TO EXTEND SERVICES", {"option_exercised", "extension"}),
        ("ADMIN MOD TO REALIGN FUNDING FROM CLIN 1 TO CLIN 2", {"administrative"}),
        ("INCREASE THE CONTRACT CEILING", {"ceiling_raised"}),
        ("BOOM LIFT", set()),
        ("CORRECT DUE DATE FROM 8/7/2023 TO 9/30/2023", {"extension"}),
        ("CORRECT DUE DATE FROM 9/30/2023 TO 8/7/2023", {"administrative"}),
        ("CHANGE POP AFTER NTP FROM 30 TO 60 DAYS", {"extension"}),
        ("EXERCISE OPTION 4, POP FROM APRIL 1, 2024 TO MARCH 31, 2025", {"option_exercised"}),
        ("RATES ADJUSTED WITH NO INCREASE IN CONTRACT VALUE", set()),
        ("THE TOTAL OBLIGATED VALUE IS INCREASED", set()),
        ("PARTIALLY TERMINATE FOR CONVENIENCE CLIN 4004", {"termination_other"}),
        ("TERMINATE THIS ORDER, FAR 52.212-4(M) TERMINATION FOR CAUSE", {"termination_default"}),
        ("CANCEL THE OPTION PERIODS", {"scope_change"}),
        ("DEOBLIGATE FUNDS THAT CANCEL ON 9/30/23", {"deobligation"}),
        ("TEXT " * 46 + "2. RESCIND STO", {"resume"}),  # cut at 250 characters
    ],
)
def test_what_a_text_tells(text: str, events: set[str]) -> None:
    assert set(one(text).events) == events


@pytest.mark.parametrize(
    ("money", "text", "events"),
    [
        ("25.00", "FORENSIC SOFTWARE", {"funding_added"}),
        ("-25.00", "FORENSIC SOFTWARE", {"deobligation"}),
        ("25.00", "OPTION YEAR 2", {"option_exercised", "funding_added"}),
        ("0.00", "OPTION YEAR 2", set()),
        ("25.00", "FUND THE REMAINDER OF OPTION YEAR 2", {"funding_added"}),
        ("-25.00", "TERMINATE FOR CONVENIENCE", {"termination_convenience", "deobligation"}),
    ],
)
def test_what_the_sign_of_the_obligation_tells(money: str, text: str, events: set[str]) -> None:
    assert set(one(text, money).events) == events


@pytest.mark.parametrize(
    ("code", "text", "events"),
    [
        ("K", "FORENSIC SOFTWARE", {"closeout"}),
        ("F", "PARTIAL TERMINATION FOR CONVENIENCE", {"termination_other"}),
        ("G", "OPTION YEAR 2", {"option_exercised"}),
        ("M", "ISSUE A STOP WORK ORDER", {"stop_work"}),
        ("M", "FORENSIC SOFTWARE", {"administrative"}),
    ],
)
def test_the_code_fills_in_what_the_text_leaves_out(code: str, text: str, events: set[str]) -> None:
    assert set(one(text, code=code).events) == events


def test_old_text_carried_along_does_not_count_again() -> None:
    told = events_of(
        BASE,
        ("P00001", "50.00", "EXERCISE OPTION YEAR 1 FOR INVESTIGATIVE SOFTWARE"),
        ("P00002", "0.00", "EXERCISE OPTION YEAR 1 FOR INVESTIGATIVE SOFTWARE THIS IS A CLOSEOUT"),
        ("P00003", "-5.00", "EXERCISE OPTION YEAR 1 FOR INVESTIGATIVE SOFTWARE THIS IS A CLOSEOUT"),
        ("P00004", "0.00", BASE[2]),
    )
    assert told == [
        {"base_award"},
        {"option_exercised", "funding_added"},
        {"closeout"},
        {"deobligation"},
        set(),
    ]


def test_only_the_new_sentence_counts_if_it_tells_something() -> None:
    assert events_of(
        BASE,
        ("P00001", "0.00", "SCANNERS. ISSUE STOP WORK ORDER."),
        ("P00002", "0.00", "SCANNERS. ISSUE STOP WORK ORDER. TERMINATE FOR CONVENIENCE."),
    )[2] == {"termination_convenience"}


def test_an_old_sentence_counts_again_if_the_new_tell_nothing() -> None:
    assert events_of(
        BASE,
        ("P00001", "5.00", "SERVICE DESK. EXERCISE OPTION."),
        ("P00002", "5.00", "SERVICE DESK SUPPORT. EXERCISE OPTION."),
    )[2] == {"option_exercised", "funding_added"}


def test_a_settlement_recites_the_termination() -> None:
    ended = ("P00001", "0.00", "TERMINATE FOR CONVENIENCE")
    settled = ("P00002", "-9.00", "DEOBLIGATE FUNDS DUE TO TERMINATION FOR CONVENIENCE")
    assert events_of(BASE, ended, settled)[2] == {"deobligation"}
    assert events_of(BASE, settled)[1] == {"termination_convenience", "deobligation"}


def test_an_order_told_again_while_it_stands_is_a_mention() -> None:
    told = [(f"P0000{n}", "0.00", "STOP-WORK ORDER") for n in (1, 2)]
    assert events_of(BASE, *told)[1:] == [{"stop_work"}, {"stop_work_mentioned"}]


def test_a_no_cost_extension_may_happen_twice() -> None:
    twice = [("P00001", "0.00", "NO COST EXTENSION"), ("P00002", "0.00", "NO COST EXTENSION")]
    assert events_of(BASE, *twice)[1:] == [{"extension"}, {"extension"}]


def test_the_base_award_comes_first_on_its_day() -> None:
    day = date(2025, 1, 1)
    actions = [
        Action("K", "P", mod, day, Decimal(0), "", "ACME", "ICE") for mod in ("P00001", "0", "A")
    ]
    assert [action.modification for action in in_order(actions)] == ["0", "A", "P00001"]


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("TERMINATE THE PARKING CONTRACT EFFECTIVE 05/01/2024.", date(2024, 5, 1)),
        ("PAUSE KENNEL SERVICES EFFECTIVE 01/09/23 UNTIL FURTHER NOTICE", date(2023, 1, 9)),
        ("STOP ALL WORK AS OF 10 MARCH 2025", date(2025, 3, 10)),
        ("STOP WORK ORDER ISSUED ON 3/10/25", date(2025, 3, 10)),
        ("FULL TERMINATION FOR CONVENIENCE. STOP-WORK WAS ISSUED 3-10-25", None),
        ("LIFTING OF THE STOP WORK ORDER ISSUED ON 10 MARCH 2025", None),
        ("RESCINDS THE STOP WORK ORDER DATED 7/14/2025", None),
        ("EXTEND POP TO DECEMBER 31, 2026", None),
    ],
)
def test_a_date_counts_only_if_it_dates_the_event(text: str, effective: date | None) -> None:
    assert one(text).effective_date == effective


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("STOP-WORK ORDER CLIN 0003", True),
        ("SUSPEND SERVICE AT CHECKPOINTS", True),
        ("PARTIAL TERMINATION FOR CONVENIENCE", True),
        ("THIS MODIFICATION PARTIALLY LIFTS THE STOP WORK ORDER", True),
        ("MODIFICATION TO STOP WORK AND DEOBLIGATE FROM CLINS 0007E AND 1005E", True),
        ("STOP WORK ORDER", False),
        ("EXERCISE OPTION CLIN 3001", False),
    ],
)
def test_partial(text: str, partial: bool) -> None:
    assert one(text).partial is partial


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3-10-25", date(2025, 3, 10)),
        ("05/01/2024", date(2024, 5, 1)),
        ("10 MARCH 2025", date(2025, 3, 10)),
        ("JUNE 24,2025", date(2025, 6, 24)),
        ("2025-03-10", date(2025, 3, 10)),
        ("13/13/2025", None),
        ("NEVER", None),
    ],
)
def test_dates_as_typed(text: str, day: date | None) -> None:
    assert read_date(text) == day


def lived(*told: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    actions = award(*told)
    return [
        (state.state, str(state.date), state.basis)
        for state in states(actions, read_events(actions))
    ]


def test_stopped_resumed_closed() -> None:
    assert lived(
        BASE,
        ("P00001", "0.00", "ISSUE A STOP WORK ORDER"),
        ("P00002", "0.00", "EXTEND THE STOP WORK ORDER"),
        ("P00003", "0.00", "LIFT THE STOP WORK ORDER"),
        ("P00004", "0.00", "CLOSEOUT"),
    ) == [
        ("active", "2025-01-01", "stated"),
        ("stopped", "2025-01-11", "stated"),
        ("active", "2025-01-31", "stated"),
        ("closed", "2025-02-10", "stated"),
    ]


def test_a_stop_known_only_from_its_lifting_has_no_date() -> None:
    assert lived(("P00004", "0.00", "LIFT THE STOP WORK ORDER")) == [
        ("active", "None", "inferred"),
        ("stopped", "None", "inferred"),
        ("active", "2025-01-01", "stated"),
    ]


def test_without_its_base_an_award_is_active_from_its_first_obligation() -> None:
    assert lived(("P00004", "7.00", "ADD FUNDS")) == [("active", "2025-01-01", "figure")]


def test_lines_stop_and_resume_separately() -> None:
    assert standing(
        BASE,
        ("P00001", "0.00", "STOP-WORK ORDER CLIN 0003"),
        ("P00002", "0.00", "STOP-WORK ORDER CLINS 0004 AND 0005"),
        ("P00003", "0.00", "CANCEL STOP-WORK ORDER CLIN 0003"),
        ("P00004", "0.00", "CANCEL STOP-WORK ORDER CLINS 0004, 0005"),
    ) == [
        ("active", "2025-01-01", ()),
        ("partially_stopped", "2025-01-11", ("0003",)),
        ("partially_stopped", "2025-01-21", ("0003", "0004", "0005")),
        ("partially_stopped", "2025-01-31", ("0004", "0005")),
        ("active", "2025-02-10", ()),
    ]


def test_one_line_that_goes_on_does_not_end_a_stop_of_all() -> None:
    assert standing(
        BASE,
        ("P00001", "0.00", "STOP WORK ORDER ISSUED"),
        ("P00002", "0.00", "LIFT THE STOP-WORK ORDER FOR CLIN 0001"),
        ("P00003", "0.00", "LIFT THE STOP-WORK ORDER FOR CLIN 0002"),
        ("P00004", "0.00", "LIFT THE STOP WORK ORDER"),
    ) == [
        ("active", "2025-01-01", ()),
        ("stopped", "2025-01-11", ()),
        ("partially_stopped", "2025-01-21", ()),
        ("active", "2025-02-10", ()),
    ]


def test_a_lifting_may_date_the_order_that_nothing_else_shows() -> None:
    before, lifting = ("P00004", "5.00", "MORE"), "RESCIND THE STOP WORK ORDER DATED "
    assert lived(before, ("P00005", "0.00", f"{lifting} 7/14/2024"))[1:] == [
        ("stopped", "None", "inferred"),
        ("active", "2025-01-11", "stated"),
    ]
    dated = lived(before, ("P00005", "0.00", f"{lifting} 1/4/2025"))[1]
    assert dated == ("stopped", "2025-01-04", "inferred")


def standing(*told: tuple[str, str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    actions = award(*told)
    return [(s.state, str(s.date), s.lines) for s in states(actions, read_events(actions))]


def test_a_partial_termination_does_not_end_an_award() -> None:
    assert lived(
        BASE,
        ("P00001", "-1.00", "PARTIAL TERMINATION FOR CONVENIENCE"),
        ("P00002", "-99.00", "TERMINATE FOR CONVENIENCE"),
        ("P00003", "0.00", "RESCIND THE TERMINATION FOR CONVENIENCE"),
    ) == [
        ("active", "2025-01-01", "stated"),
        ("terminated", "2025-01-21", "stated"),
        ("active", "2025-01-31", "stated"),
    ]


def test_no_actions_no_states() -> None:
    assert states([], []) == []


def test_states_refuse_events_of_other_actions() -> None:
    with pytest.raises(ValueError, match="zip"):
        states(award(BASE), [])


def test_a_state_names_the_action_that_shows_it() -> None:
    actions = award(BASE, ("P00001", "0.00", "STOP WORK"))
    assert states(actions, read_events(actions))[1] == State(
        "K", date(2025, 1, 11), "stopped", "P00001", "stated", "stated", "STOP WORK"
    )


@pytest.mark.parametrize(
    ("text", "code", "money", "shown"),
    [
        (
            "This mod lifts the stop work order, and exercises OY 2.",
            None,
            "7.00",
            [
                ("resume", "words", "lifts the stop work order", "stated"),
                ("option_exercised", "words", "exercises OY 2", "stated"),
                ("funding_added", "figure", "more than nothing was obligated", "shown"),
            ],
        ),
        ("COPIERS", "K", "0.00", [("closeout", "code", "K", "shown")]),
        ("THIS MODIFICATION", None, "0.00", [("administrative", "kind", None, "supporting")]),
    ],
)
def test_each_event_has_its_evidence(
    text: str, code: str | None, money: str, shown: list[tuple[str, str, str | None, str]]
) -> None:
    evidence = one(text, money, code).evidence
    assert [(e.event, e.basis, e.words, e.strength) for e in evidence] == shown
