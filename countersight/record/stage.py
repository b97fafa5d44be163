"""A source file → a staged Parquet file: typed, keyed, fingerprinted, personal data withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from countersight import sql
from countersight.errors import InputError
from countersight.personal import MASK, PATTERNS
from countersight.record.tables import DUCKDB_TYPE, kept_columns
from countersight.sources.files import SourceFile
from countersight.sources.usaspending import Layout, columns

# What every layout shows: the ground on which versions from different layouts are compared.
CORE = (
    "recipient_name",
    "federal_action_obligation",
    "action_date",
    "product_or_service_code_description",
    "naics_description",
)
# Exports cut descriptions; this much is shown by all.
CUT = 250
WITHHELD = "[withheld]"
# One pass finds the few texts that hold an identifier; only those are searched for each kind.
SUSPECT = "|".join(f"(?:{pattern})" for _, pattern in PATTERNS)
# A contact is named before the number: `COR JO DOE, 202-555-0143`.
BESIDE = (
    r"(?:[A-Z][A-Za-z.'-]* ){1,3}[A-Z][A-Za-z'-]+(?: ?\((?:A?COR|[A-Z]?POC|CO|CS)\))?"
    rf"[,:]? ?\(?{MASK}"
)
NATURAL_PERSON = ("SOLE PROPRIETORSHIP", "INDIVIDUAL")


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a file goes: its number and the pull's, and the first version id that it may use."""

    file: int
    pull: int
    first_version: int
    target: Path
    secret: str


def stage(
    con: duckdb.DuckDBPyConnection, source: SourceFile, layout: Layout, staging: Staging
) -> int:
    """Write the staged file and the table `reject_<file>`; give the number of rows accepted.

    Needs a table `individual_award` (award_key, supplier) and `deleted_award` (action_key,
    award_key) on `con`. Raises `InputError` where the file cannot be read as a table at all.
    """
    statement = _statement(source, layout, staging)
    try:
        row = con.execute(statement).fetchone()
    except duckdb.InvalidInputException as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{source.label}: cannot be read as a CSV ({reason})") from error
    return int(row[0]) if row else 0


def _statement(source: SourceFile, layout: Layout, staging: Staging) -> str:
    kept = [name for name, _ in kept_columns()]
    prose = [column.name for column in columns() if column.keep == "prose"]
    return sql.load("record", "stage").format(
        path=literal(str(source.path)),
        csv_columns=_csv_columns(layout),
        source_columns=",\n      ".join(_source_columns(layout)),
        action_key=_action_key(layout),
        award_key=_award_key(layout),
        individual=_individual(layout),
        scoped_columns=",\n      ".join(scoped_column(name, staging.secret) for name in kept),
        content_columns=content_columns(),
        core_columns=core_columns(),
        stored_columns=", ".join(_quoted(kept)),
        masked=" or ".join(f"coalesce(contains({name}, '{WITHHELD}'), false)" for name in prose),
        first_version=staging.first_version,
        layout=literal(layout.name),
        brief=layout.brief,
        pull=staging.pull,
        file=staging.file,
        target=literal(str(staging.target)),
    )


def _csv_columns(layout: Layout) -> str:
    """Types by name. The obligation is read as text, so that it is never rounded unseen."""
    types = dict(kept_columns()) | {"federal_action_obligation": "text"}
    pairs = (
        f"{literal(name)}: '{DUCKDB_TYPE[types.get(layout.canonical.get(name, ''), 'text')]}'"
        for name in layout.header
    )
    return "{" + ", ".join(pairs) + "}"


def _source_columns(layout: Layout) -> list[str]:
    header_of = {canonical: name for name, canonical in layout.canonical.items()}
    renamed = {"federal_action_obligation": "raw_obligation"}
    taken = []
    for name, kind in kept_columns():
        cell = quote(header_of[name]) if name in header_of else f"null::{DUCKDB_TYPE[kind]}"
        taken.append(f"{cell} as {quote(renamed.get(name, name))}")
    delta = "correction_delete_ind" in layout.header
    deleted = "coalesce(correction_delete_ind = 'D', false)" if delta else "false"
    return [*taken, f"{deleted} as deleted", f"{_personal(layout)} as personal", _extra(layout)]


def _personal(layout: Layout) -> str:
    known = {column.name for column in columns() if column.keep == "personal"}
    cells = [name for name in layout.header if name in known or name in layout.dropped]
    return f"coalesce({', '.join(_quoted(cells))}) is not null" if cells else "false"


def _extra(layout: Layout) -> str:
    if not layout.unknown:
        return "null::varchar as extra"
    cells = ", ".join(f"{quote(name)} := {quote(name)}" for name in layout.unknown)
    return f"to_json(struct_pack({cells}))::varchar as extra"


def _action_key(layout: Layout) -> str:
    """`{agency}_{parent agency}_{PIID}_{modification}_{parent PIID}[_{transaction number}]`."""
    if not layout.brief:
        return "regexp_replace(contract_transaction_unique_key, '_(0|-NONE-)$', '')"
    award = "contract_award_unique_key"
    # Without an award key there is no action key: no part of it is guessed.

    def part(number: int) -> str:
        return f"coalesce(nullif(split_part({award}, '_', {number}), ''), '-NONE-')"

    parts = (part(4), part(6), "split_part(" + award + ", '_', 3)", "modification_number", part(5))
    return " || '_' || ".join(parts)


def _award_key(layout: Layout) -> str:
    """Rows that only say `deleted` may lack the award key; the store knows it."""
    if "correction_delete_ind" not in layout.header:
        return "contract_award_unique_key"
    known = "(select any_value(award_key) from deleted_award d where d.action_key = {key})"
    key = _action_key(layout)
    return f"coalesce(contract_award_unique_key, {known.format(key=key)})"


def _individual(layout: Layout) -> str:
    if layout.brief:
        return "contract_award_unique_key in (select award_key from individual_award)"
    marks = ", ".join(literal(mark) for mark in NATURAL_PERSON)
    return (
        "coalesce(sole_proprietorship in ('t', 'T', 'true', 'TRUE'), false) "
        f"or coalesce(upper(organizational_type) in ({marks}), false)"
    )


def content_columns() -> str:
    """What a version's fingerprint covers: all that is kept and no mere stamp."""
    return ", ".join(quote(c.name) for c in columns() if c.keep not in ("personal", "volatile"))


def core_columns() -> str:
    """What the fingerprint covers by which different layouts are compared."""
    return ", ".join([*CORE, f"left(transaction_description, {CUT})"])


def touching_persons() -> tuple[str, ...]:
    """The columns that change where a supplier turns out to be a natural person."""
    return tuple(column.name for column in columns() if column.keep in ("supplier", "prose"))


def scoped_column(name: str, secret: str) -> str:
    """A column as it may be kept: masked prose, nothing that tells who a natural person is."""
    keep = {column.name: column.keep for column in columns()}[name]
    cell = quote(name)
    if name == "recipient_name":
        return f"case when individual then {_number(secret)} else {cell} end as {cell}"
    if keep == "supplier":
        return f"case when individual then null else {cell} end as {cell}"
    if keep == "prose":
        unnamed = f"case when individual then {_without_name(cell)} else {cell} end"
        return f"{masked(unnamed)} as {cell}"
    return cell


def _without_name(cell: str) -> str:
    return f"replace({cell}, coalesce(nullif(recipient_name, ''), chr(0)), '{WITHHELD}')"


def _number(secret: str) -> str:
    """A stable number for a natural person, by identifier where there is one, salted."""
    known = "(select any_value(supplier) from individual_award i where i.award_key = {key})"
    who = "coalesce(recipient_uei, recipient_duns, recipient_name, '')"
    digits = f"('0x' || left(sha256({literal(secret)} || {who}), 12))::bigint"
    fresh = f"'individual supplier ' || {digits}"
    return f"coalesce({known.format(key='contract_award_unique_key')}, {fresh})"


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


def quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(names: Sequence[str]) -> list[str]:
    return [quote(name) for name in names]
