"""What is needed of `rigour` for one name, without its packages.

Their `__init__` reads in detectors of encodings and transliterators: longer than an award takes to
answer. So the functions are taken from its core, whose signatures a test holds to the packages'.
"""

from rigour._core import maybe_ascii
from rigour._core import remove_org_types as _remove

CASEFOLD, NAME = 1 << 2, 1 << 6  # as in `rigour.text.normalize.Normalize`
_AS_IT_IS = 0  # its `Cleanup.Noop`


def remove_org_types(text: str, flags: int = CASEFOLD) -> str:
    """The text without legal forms (`rigour.names.remove_org_types`); `flags` say what it is."""
    return _remove(text, flags, _AS_IT_IS, "")


def ascii_text(text: str) -> str:
    """The text in ASCII (`rigour.text.ascii_text`)."""
    out = text if text.isascii() else maybe_ascii(text)
    if out.isascii():
        return out
    from rigour.text import ascii_text as whole  # noqa: PLC0415 - see above

    return whole(text)
