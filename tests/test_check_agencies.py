"""Which agencies of the record an agency in an article covers."""

import pytest

from countersight.check.agencies import scope_of

LOADED = ("CBP", "ICE")

COVERED = [
    # said, covered, whole
    ("ICE", {"ICE"}, True),
    ("Immigration and Customs Enforcement (ICE)", {"ICE"}, True),
    ("U.S. Customs and Border Protection", {"CBP"}, True),
    ("HSI", {"ICE"}, True),
    ("ICE’s Homeland Security Investigations", {"ICE"}, True),
    ("the Border Patrol", {"CBP"}, True),
    ("ICE and CBP", {"ICE", "CBP"}, True),
    ("the Department of Homeland Security", {"ICE", "CBP"}, False),
    ("the U.S. government", {"ICE", "CBP"}, False),
    ("FBI", set(), False),
    ("Illinois State Police", set(), False),
    ("the Italian government", set(), False),
]


@pytest.mark.parametrize(("said", "covered", "whole"), COVERED)
def test_an_agency_covers_its_parts_and_is_covered_by_its_parent(
    said: str, covered: set[str], whole: bool
) -> None:
    scope = scope_of(said, LOADED)
    assert (scope.agencies, scope.named, scope.whole) == (covered, True, whole)


def test_a_claim_that_names_no_agency_is_about_any() -> None:
    scope = scope_of(None, LOADED)
    assert (scope.agencies, scope.named) == ({"ICE", "CBP"}, False)


def test_the_record_may_spell_an_agency_in_full() -> None:
    full = "U.S. Immigration and Customs Enforcement"
    assert scope_of("ERO", [full]).agencies == {full}


def test_an_agency_that_the_tree_does_not_know_is_found_by_its_own_name() -> None:
    assert scope_of("Bureau of Fiscal Service", ["Bureau of the Fiscal Service", "ICE"]).agencies
