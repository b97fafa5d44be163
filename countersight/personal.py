"""The rule of scope, as code: what identifies a person is masked before anything is kept.

Each pattern is written in the common ground of Python's `re` and DuckDB's RE2, so that documents
and the record are masked by the same rules: no look-around, no back-references.
"""

import re

# The order matters: an e-mail holds what looks like a name, a labelled number wins over a bare one.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("e-mail", r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
    ("ssn", r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
    ("a-number", r"\bA[-# ]?[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}\b"),
    (
        "date of birth",
        r"(?i)\b(?:DOB|D\.O\.B\.|date of birth|born(?: on)?)[:\s]*"
        r"(?:[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    ),
    ("phone", r"(?:\+?1[-. ])?(?:\([0-9]{3}\)\s?|\b[0-9]{3}[-. ])[0-9]{3}[-.][0-9]{4}\b"),
)

_COMPILED = tuple(re.compile(pattern) for _, pattern in PATTERNS)
MASK = "█"


def mask(text: str) -> str:
    """`text` with every personal identifier overwritten, character by character: offsets hold."""
    for pattern in _COMPILED:
        text = pattern.sub(lambda found: MASK * len(found.group()), text)
    return text
