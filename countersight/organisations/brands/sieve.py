"""Which texts may name a maker at all: most do not, and need no reading word by word."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from countersight.organisations.brands.lexicon import Lexicon, nearest
from countersight.organisations.brands.vocabulary import is_word

_TOKEN = re.compile(r"[a-z0-9]+")


def _never(_: str) -> bool:
    return False


class Sieve:
    """Judges each word of the record once, and a text by the judgement on its words."""

    def __init__(
        self,
        names: Lexicon,
        also: Callable[[str], bool] = _never,
        texts: Counter[str] | None = None,
    ) -> None:
        """`also`: more words that make a text worth reading; `texts` counts texts by word."""
        self._texts = texts
        self._names = names
        self._also = also
        self._judged: set[str] = set()
        self._telling: set[str] = set()
        self._opening: set[str] = set()

    def may_name(self, text: str) -> bool:
        """Whether the text holds a word that is a name, or is near one, or two that begin one."""
        tokens = _TOKEN.findall(text.lower())
        # A record has as many numbers as rows, and none of them is a name.
        different = {token for token in set(tokens) if not token.isdigit()}
        if self._texts is not None:
            self._texts.update(different)
        for token in different - self._judged:
            self._judge(token)
        if not self._telling.isdisjoint(tokens):
            return True
        return not self._opening.isdisjoint(tokens) and any(
            one in self._opening and one + two in self._names.beginnings
            for one, two in pairwise(tokens)
        )

    def _judge(self, token: str) -> None:
        self._judged.add(token)
        names = self._names
        if token in names.names or self._also(token) or self._is_near(token):
            self._telling.add(token)
        elif token in names.beginnings:
            self._opening.add(token)

    def _is_near(self, token: str) -> bool:
        if is_word(token):
            return False
        return any(nearest(near, token) for near in (self._names.near, self._names.parts))
