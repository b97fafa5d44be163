"""What is read in beside other work: it is done by its end, and stops nobody."""

from threading import Event

import pytest

from countersight.record.meanwhile import meanwhile


def test_both_are_done() -> None:
    begun, done = Event(), []
    with meanwhile(lambda: (begun.wait(), done.append("beside"))):
        done.append("within")
        begun.set()
    assert done == ["within", "beside"]


def test_what_fails_beside_stops_nobody() -> None:
    with meanwhile(lambda: 1 / 0):
        pass


def test_what_fails_within_is_told() -> None:
    with pytest.raises(KeyError), meanwhile(lambda: None):
        raise KeyError
