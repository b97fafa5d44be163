"""Places: states, cities, regions and countries that a list knows."""

from functools import cache

from countersight.press.lists import lines, words


def is_place(name: str) -> bool:
    return name.lower() in words("places") or name.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(line.partition(" | ")[0].lower() for line in lines("countries"))


def is_state(name: str) -> bool:
    """A state of the United States, by its name or short for it, or a country."""
    return (
        not _states().isdisjoint((name.lower(), f"{name.lower()}.")) or name.lower() in _countries()
    )


@cache
def _states() -> frozenset[str]:
    return frozenset(words("states"))
