"""The rule of scope, as code: what identifies a person is masked before anything is kept.

Each pattern is written in the common ground of Python's `re` and DuckDB's RE2, so that documents
and the record are masked by the same rules: no look-around, no back-references.
"""

import re

_DAY = (
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}[ -][a-z]{3,9}\.?,?[ -][0-9]{2,4}"
    r"|[a-z]{3,9}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})"
)

# The order matters: an e-mail holds what looks like a name, a labelled number wins over a bare one,
# and ten bare digits count as a phone only beside an e-mail that is masked by then: alone they may
# be an amount or a requisition. A phone in three blocks set apart by blanks may be a table's row:
# it is none where the last block reads as a year.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("e-mail", r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
    ("ssn", r"\b[0-9]{3}[-‐‑–][0-9]{2}[-‐‑–][0-9]{4}\b"),
    (
        "labelled ssn",
        r"(?i)\b(?:SSN|social security (?:number|no\.?))[\s:#]*(?:is )?"
        r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\b",
    ),
    ("a-number", r"\bA[-# ]{0,2}[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}\b"),
    (
        "labelled a-number",
        r"(?i)\b(?:A|alien(?: registration)?)[- ]?(?:number|no\.?|#)[\s:#]*A?[- ]?"
        r"[0-9]{2,3}[- ]?[0-9]{3}[- ]?[0-9]{3}\b",
    ),
    ("date of birth", r"(?i)\b(?:DOB|D\.O\.B\.?|date of birth|born(?: on)?)[:\s]*(?:is )?" + _DAY),
    (
        "phone",
        r"(?:\+?1[-. ]{1,2})?(?:\(?[0-9]{3}\)[-. ]{0,2}|\b[0-9]{3}[-. ])"
        r"[0-9]{3}[-.‐‑–][0-9]{4}\b",
    ),
    (
        "phone in blocks",
        r"(?:\([0-9]{3}\) ?|\b[2-9][0-9]{2}[-. ])[2-9][0-9]{2} "
        r"(?:[03-9][0-9]{3}|1[0-8][0-9]{2}|2[1-9][0-9]{2})\b",
    ),
    (
        "labelled phone",
        r"(?i)\b(?:phone|telephone|tel|cell|mobile|fax)\b[^0-9\n]{0,5}"
        r"[2-9][0-9]{2}[-. )]{0,2}[0-9]{3}[-. ]?[0-9]{4}\b",
    ),
    ("phone after an e-mail", r"█[\s,;/:]{1,3}[2-9][0-9]{9}\b"),
    ("phone before an e-mail", r"\b[2-9][0-9]{9}[\s,;/:]{1,3}█"),
    (
        "international phone",
        r"\+[0-9]{9,15}\b|\+[2-9][0-9]{0,2}[-. ]?(?:\([0-9]{1,4}\)[-. ]?)?"
        r"[0-9]{2,4}(?:[-. ][0-9]{2,6}){1,4}\b",
    ),
)

_COMPILED = tuple(re.compile(pattern) for _, pattern in PATTERNS)
MASK = "█"


def mask(text: str) -> str:
    """`text` with every personal identifier overwritten, character by character: offsets hold."""
    for pattern in _COMPILED:
        text = pattern.sub(lambda found: MASK * len(found.group()), text)
    return text
