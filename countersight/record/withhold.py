"""The rule of scope where rows enter, as SQL: who is a natural person, and what is then kept.

A supplier whom the record marks as a natural person is kept as `individual supplier` with a number
that is stable within a store and tells nothing outside it: no name, identifier or address. What
identifies a person in prose is masked for every supplier.
"""

from countersight.personal import MASK, PATTERNS
from countersight.sources.layout import columns
from countersight.sql import identifier, literal

WITHHELD = "[withheld]"
# One pass finds the few texts that hold an identifier; only those are searched for each kind.
SUSPECT = "|".join(f"(?:{pattern})" for _, pattern in PATTERNS)
# A contact is named before the number: `COR JO DOE, 202-555-0143`.
BESIDE = (
    r"(?:[A-Z][A-Za-z.'-]* ){1,3}[A-Z][A-Za-z'-]+(?: ?\((?:A?COR|[A-Z]?POC|CO|CS)\))?"
    rf"[,:]? ?\(?{MASK}"
)
NATURAL_PERSON = ("SOLE PROPRIETORSHIP", "INDIVIDUAL")
KNOWN = "coalesce({key} in (select award_key from individual_award), false)"
MARKED = (
    "coalesce(sole_proprietorship in ('t', 'T', 'true', 'TRUE'), false) "
    "or coalesce(upper(organizational_type) in ({marks}), false)"
)
# A row that speaks for itself is believed; of others the store may know from another layout.
UNSAID = "sole_proprietorship is null and organizational_type is null"
# Per grain: the supplier's name, and the columns by which a person is told apart, best first.
NAME = {
    "action": "recipient_name",
    "award": "recipient_name",
    "subaward": "subawardee_name",
}
IDENTITY = {
    "action": ("recipient_uei", "recipient_duns", "recipient_name"),
    "award": ("recipient_uei", "recipient_duns", "recipient_name"),
    "subaward": ("subawardee_uei", "subawardee_duns", "subawardee_name"),
}
AWARD_KEY = {"action": "contract_award_unique_key", "award": "contract_award_unique_key"}


def individual(grain: str, *, brief: bool) -> str:
    """Whether a row's supplier is a natural person. An export carries no mark: the store knows."""
    # These sources withhold persons themselves, and keep the companies beside them.
    if grain in ("release", "relation"):
        return "coalesce(natural_person = 't', false)"
    if grain == "subaward":
        return _sole("subawardee_business_types")
    known = KNOWN.format(key="contract_award_unique_key")
    marks = ", ".join(literal(mark) for mark in NATURAL_PERSON)
    marked = MARKED.format(marks=marks)
    return known if brief else f"case when {UNSAID} then {known} else {marked} end"


def prime_individual(grain: str) -> str:
    """Whether the prime awardee of a subaward is a natural person."""
    if grain != "subaward":
        return "false"
    known = KNOWN.format(key="prime_award_unique_key")
    return f"{_sole('prime_awardee_business_types')} or {known}"


def scoped(grain: str, name: str, secret: str) -> str:
    """A column as it may be kept, under its name."""
    cell = identifier(name)
    keep = {column.name: column.keep for column in columns(grain)}[name]
    if name == NAME.get(grain):
        return f"case when individual then {_number(grain, secret)} else {cell} end as {cell}"
    if keep == "supplier" and grain in NAME:
        return f"case when individual then null else {cell} end as {cell}"
    if keep == "prime":
        return f"case when prime_individual then null else {cell} end as {cell}"
    if keep == "prose" and grain not in NAME:
        return f"{masked(cell)} as {cell}"
    if keep == "prose":
        named = f"coalesce(nullif({NAME[grain]}, ''), chr(0))"
        unnamed = (
            f"case when individual then replace({cell}, {named}, '{WITHHELD}') else {cell} end"
        )
        return f"{masked(unnamed)} as {cell}"
    return cell


def touching_persons(grain: str) -> tuple[str, ...]:
    """The columns that change where a supplier turns out to be a natural person."""
    return tuple(column.name for column in columns(grain) if column.keep in ("supplier", "prose"))


def masked(expression: str) -> str:
    """SQL that withholds every personal identifier in `expression`, and the name beside it."""
    whole = expression
    for _, pattern in PATTERNS:
        expression = f"regexp_replace({expression}, {literal(pattern)}, '{MASK}', 'g')"
    for pattern, said in ((BESIDE, MASK), (f"{MASK}(?:[ ,;/]*{MASK})*", WITHHELD)):
        expression = f"regexp_replace({expression}, {literal(pattern)}, '{said}', 'g')"
    return (
        f"case when regexp_matches({whole}, {literal(SUSPECT)}) then {expression} else {whole} end"
    )


def was_masked(grain: str) -> str:
    """Whether a row's prose, once scoped, holds something withheld."""
    prose = [identifier(column.name) for column in columns(grain) if column.keep == "prose"]
    tests = (f"coalesce(contains({name}, '{WITHHELD}'), false)" for name in prose)
    return " or ".join(tests) or "false"


def _number(grain: str, secret: str) -> str:
    """A stable number for a natural person; the one that the award's supplier has, if it has."""
    who = f"coalesce({', '.join(IDENTITY[grain])}, '')"
    digits = f"('0x' || left(sha256({literal(secret)} || {who}), 12))::bigint"
    fresh = f"'individual supplier ' || {digits}"
    if grain not in AWARD_KEY:
        return fresh
    known = f"(select min(supplier) from individual_award i where i.award_key = {AWARD_KEY[grain]})"
    return f"coalesce({known}, {fresh})"


def _sole(types: str) -> str:
    return f"coalesce(contains(lower({types}), 'sole proprietor'), false)"
