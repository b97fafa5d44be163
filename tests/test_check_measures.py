"""The figures that actions yield: one award with its years, a ceiling, a supplier's own year."""

from datetime import date
from decimal import Decimal

from countersight.check.candidates import Candidate, longest_names
from countersight.check.measures import Figure, figures


def action(award: str, modification: str, day: str, obligation: str, **more: object) -> Candidate:
    fields = {
        "award_key": award,
        "piid": award,
        "modification": modification,
        "day": date.fromisoformat(day),
        "effective": date.fromisoformat(day),
        "events": (),
        "obligation": Decimal(obligation),
        "description": "",
        "supplier": "KESTREL OPTICS LLC",
        "agency": "ICE",
        "current_value": None,
        "ceiling": None,
        "parent_piid": None,
        "resold": False,
    }
    return Candidate(**{**fields, **more})  # type: ignore[arg-type]


def told(figure: Figure) -> tuple[str, str, list[str]]:
    return figure.measure, f"{figure.value}", [t.piid + t.modification for t in figure.terms]


def test_an_award_yields_its_actions_its_years_and_its_total() -> None:
    actions = [
        action("A", "0", "2023-11-01", "100.00"),
        action("A", "P1", "2024-02-01", "20.00"),
        action("A", "P2", "2024-03-01", "0.00"),
        action("A", "P3", "2024-11-01", "-5.00"),
    ]
    assert [told(figure) for figure in figures(actions)] == [
        ("action", "100.00", ["A0"]),
        ("action", "20.00", ["AP1"]),
        ("action", "-5.00", ["AP3"]),
        ("calendar_year", "15.00", ["AP1", "AP3"]),
        ("fiscal_year", "120.00", ["A0", "AP1"]),
        ("award_obligated", "115.00", ["A0", "AP1", "AP3"]),
    ]


def test_a_ceiling_is_the_last_one_stated_and_is_dated_by_the_base() -> None:
    actions = [
        action("A", "0", "2023-11-01", "100.00", ceiling=Decimal(900)),
        action("A", "P1", "2024-02-01", "0.00", ceiling=Decimal(1200)),
    ]
    ceiling = figures(actions)[-1]
    assert told(ceiling) == ("ceiling", "1200", ["AP1"])
    assert ceiling.opened == date(2023, 11, 1)


def test_a_supplier_s_year_adds_up_awards_but_not_those_of_resellers() -> None:
    actions = [
        action("A", "0", "2024-02-01", "100.00"),
        action("B", "0", "2024-05-01", "30.00"),
        action("C", "0", "2024-06-01", "7.00", resold=True, supplier="HARBOR COMPUTING INC"),
    ]
    years = [told(one) for one in figures(actions) if one.measure == "calendar_year"]
    assert years == [("calendar_year", "130.00", ["A0", "B0"])]


def test_a_modification_without_its_base_is_no_dated_total() -> None:
    actions = [
        action("A", "P7", "2024-02-01", "100.00"),
        action("A", "P8", "2024-03-01", "1.00"),
    ]
    assert figures(actions)[-1].opened is None


def test_a_short_name_stands_for_the_longest_that_begins_with_its_words() -> None:
    names = ["Kestrel", "Kestrel Optics", "Heron Data", "Kest"]
    assert longest_names(names) == {
        "Kestrel": "Kestrel Optics",
        "Kestrel Optics": "Kestrel Optics",
        "Heron Data": "Heron Data",
        "Kest": "Kest",
    }
