"""How a mention stands to the words of an event, which sellers and buyers are weighed by alike."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from countersight.press.learned.terms import Mention

M = TypeVar("M", bound=Mention)

APART = re.compile(r";|\b(?:while|but|whereas)\b")  # between a mention and the words
TURNS = re.compile(r",\s(?:and|which|who)")
LENGTH = 15  # characters by which distances are told


def in_order(mentions: Sequence[M], at: int) -> Mapping[str, M | None]:
    """Which mention, one at least, is the nearest to `at`, the first, and on either side of it."""
    ahead = [one for one in mentions if one.start < at]
    after = [one for one in mentions if one.start >= at]
    return {
        "the nearest": min(mentions, key=lambda one: abs(one.start - at)),
        "the first": mentions[0],
        "the last before": ahead[-1] if ahead else None,
        "the next": after[0] if after else None,
    }
