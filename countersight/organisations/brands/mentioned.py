"""Which names a few texts may hold: to make thousands ready takes longer than to read the texts.

Never too few: whatever `lexicon.find` finds among all names, it finds among these.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from countersight.organisations.brands.lexicon import (
    LONGEST,
    LONGEST_SLIP,
    SLIP,
    Word,
    pieces,
    words,
)


def among(texts: Iterable[str]) -> Callable[[str], bool]:
    """Whether a name of these letters may stand in one of the texts, as it is or misspelt.

    A plural and its singular are told apart later: which of two lines counts hangs on both.
    """
    read = [words(text) for text in texts]
    exact = {letters.rstrip("s") for those in read for letters in _runs(those, LONGEST)}
    near = {
        (piece, length)
        for those in read
        for letters in _runs(those, 2)
        for piece in pieces(letters)
        for length in range(len(letters) - LONGEST_SLIP, len(letters) + LONGEST_SLIP + 1)
    }

    def may_stand(letters: str) -> bool:
        if letters.rstrip("s") in exact:
            return True
        size, (first, last) = len(letters), pieces(letters)
        return size >= SLIP and ((first, size) in near or (last, size) in near)

    return may_stand


def _runs(read: Sequence[Word], longest: int) -> Iterator[str]:
    """The letters of each run of so many words at most."""
    for start in range(len(read)):
        letters = ""
        for word in read[start : start + longest]:
            letters += word.text
            yield letters
