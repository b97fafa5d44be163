"""Clusters in arrays of whole numbers, against the same told with plain sets."""

from array import array
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from countersight.organisations.clusters import NOTHING, Clusters, Register

PLACES = 8
SPELT = ("A1", "B2", "C3")


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_ties_join_or_are_refused_as_sets_would_tell(draw: Random) -> None:
    borne = [draw.choices(range(NOTHING, len(SPELT)), k=PLACES) for _ in range(2)]
    told = [_sides(draw) for _ in range(draw.randrange(3))]
    drawn = (draw.sample(range(PLACES), 2) for _ in range(20))
    joins = [(left, right, draw.sample((0, 1), draw.randrange(3))) for left, right in drawn]
    clusters = Clusters(PLACES, [Register(array("i", one), SPELT) for one in borne], told)
    plain = {one: {one} for one in range(PLACES)}
    for left, right, against in joins:
        one, other = plain[left], plain[right]
        registers = [dict(enumerate(borne[register])) for register in sorted(against)]
        refused = one is not other and (
            any(_apart(side, one, other) for side in told)
            or any(_apart(_given(register), one, other) for register in registers)
        )
        assert bool(clusters.join(left, right, sorted(against))) == refused
        if not refused:
            both = one | other
            plain |= dict.fromkeys(both, both)
    assert list(clusters.roots()) == [min(plain[one]) for one in range(PLACES)]
    assert list(map(clusters.root, range(PLACES))) == list(clusters.roots())


def _sides(draw: Random) -> dict[int, str]:
    some = draw.sample(range(PLACES), draw.randrange(5))
    return {place: draw.choice(["the left of it", "the right of it"]) for place in some}


def _given(register: dict[int, int]) -> dict[int, str]:
    return {place: SPELT[number] for place, number in register.items() if number != NOTHING}


def _apart(borne: dict[int, str], one: set[int], other: set[int]) -> bool:
    left, right = ({borne[place] for place in side if place in borne} for side in (one, other))
    return bool(left and right and left.isdisjoint(right))


def test_the_reason_names_the_numbers() -> None:
    register = Register(array("i", [1, 0, NOTHING]), SPELT)
    clusters = Clusters(3, [register])
    assert clusters.join(0, 2, [0]) is None
    assert clusters.join(2, 1, [0]) == "A1 is not B2"
    assert list(register.numbers) == [1, 0, NOTHING]
