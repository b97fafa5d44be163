"""Methodology: how every figure, state, name and verdict on these pages is made."""

from dataclasses import dataclass

from countersight.meaning.methodology import flags
from countersight.present.arithmetic import DEEDS, MEASURES
from countersight.present.pages import Asked
from countersight.present.pages.capabilities import Kind, kinds

PATH = "/methodology"
NAV = (9, "Methodology")


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    measures: tuple[Named, ...]
    deeds: tuple[Named, ...]
    kinds: tuple[Kind, ...]
    flags: tuple[Named, ...]


def read(asked: Asked, _: object) -> MethodologyPage:
    return MethodologyPage(
        measures=tuple(Named(name, says) for name, says in MEASURES.items()),
        deeds=tuple(Named(name, says) for name, says in DEEDS.items()),
        kinds=kinds(asked),
        flags=tuple(Named(flag.name, flag.title) for flag in flags()),
    )
