"""The vendors of a text: each form of a name, and the name by which the text introduces it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from countersight.press.runs import LEGAL, plain_of


@dataclass(frozen=True, slots=True)
class VendorMention:
    """`chance`: that the name is a supplier's."""

    start: int
    end: int
    name: str
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Names:
    """Surface form → the name by which the text introduces the company, with the chance of it.

    `doubtful`: the names that may be a supplier's and were not taken for one.
    """

    vendors: dict[str, str]
    pattern: re.Pattern[str] | None
    chances: Mapping[str, float] = field(default_factory=dict)
    doubtful: re.Pattern[str] | None = None

    def find(self, text: str) -> tuple[VendorMention, ...]:
        """The vendors named in `text`, in order."""
        return self._in(text, self.pattern)

    def find_doubtful(self, text: str) -> tuple[VendorMention, ...]:
        """The names in `text` that may be a vendor's, in order."""
        return self._in(text, self.doubtful)

    def _in(self, text: str, pattern: re.Pattern[str] | None) -> tuple[VendorMention, ...]:
        return tuple(map(self._mention, pattern.finditer(text))) if pattern else ()

    def _mention(self, found: re.Match[str]) -> VendorMention:
        form = re.sub(r"\s+", " ", found.group())
        name = self.vendors.get(form, form)
        return VendorMention(*found.span(), name, self.chances.get(name, 1.0))


def aliases(chosen: set[str], seen: set[str]) -> dict[str, str]:
    """Every form of every vendor → the longest form that the text uses."""
    vendors: dict[str, str] = {}
    for name in longest_first(chosen):
        full = next((v for v in vendors.values() if _is_short_for(name, v)), name)
        vendors[name] = full
    for name in longest_first(seen - chosen):
        bare = LEGAL.sub("", name)
        full = next((v for v in vendors.values() if bare == v or _is_short_for(bare, v)), "")
        if full:
            vendors[bare] = vendors[name] = full
    return vendors


def longest_first(names: Iterable[str]) -> list[str]:
    """`names`, those of one length by their letters: the same order whatever the hashes."""
    return sorted(names, key=lambda name: (-len(name), name))


def _is_short_for(name: str, full: str) -> bool:
    """`Acme Security` or `ASS` for `Acme Security Systems`; `RedAcme` for `Red Acme`."""
    if name == full or len(name) < 2:
        return False
    initials = "".join(word[0] for word in full.split())
    return (
        full.startswith(name + " ")
        or name == initials
        or (len(name) > 4 and plain_of(name) == plain_of(full))
    )


def pattern_of(vendors: Collection[str]) -> re.Pattern[str] | None:
    if not vendors:
        return None
    forms = longest_first(vendors)
    body = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w@#])(?:{body})(?![\w@])")
