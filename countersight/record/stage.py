"""A source file → a staged Parquet file: typed, keyed, fingerprinted, personal data withheld."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.errors import InputError
from countersight.record import withhold
from countersight.record.tables import DUCKDB_TYPE, kept_columns
from countersight.sources.files import SourceFile
from countersight.sources.layout import KEYS, Layout, columns
from countersight.sql import identifier, literal

# What every layout of actions shows: the ground on which versions from different ones are compared.
CORE = (
    "recipient_name",
    "federal_action_obligation",
    "action_date",
    "product_or_service_code_description",
    "naics_description",
)
# Exports cut descriptions; this much is shown by all.
CUT = 250
# Layouts that show the same columns: their versions are compared over all of them.
FAMILY = {
    "contract_transactions_delta": "contract_transactions",
    "contract_subawards_fsrs": "contract_subawards",
}


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


def content_columns(grain: str) -> str:
    """What a version's fingerprint covers: all that is kept and no mere stamp."""
    left_out = ("personal", "volatile")
    return ", ".join(identifier(c.name) for c in columns(grain) if c.keep not in left_out)


def core_columns(grain: str) -> str:
    """What the fingerprint covers by which different layouts are compared."""
    if grain != "action":
        return content_columns(grain)
    return ", ".join([*CORE, f"left(transaction_description, {CUT})"])


def _statement(source: SourceFile, layout: Layout, staging: Staging) -> str:
    grain = layout.grain
    kept = [name for name, _ in kept_columns(grain)]
    template = "stage" if grain == "action" else "stage_other"
    return sql.load("record", template).format(
        path=literal(str(source.path)),
        csv_columns=_csv_columns(layout),
        source_columns=",\n      ".join(_source_columns(layout)),
        action_key=_action_key(layout),
        award_key=_award_key(layout),
        individual=withhold.individual(grain, brief=layout.brief),
        prime_individual=withhold.prime_individual(grain),
        scoped_columns=",\n      ".join(
            withhold.scoped(grain, name, staging.secret) for name in kept
        ),
        content_columns=content_columns(grain),
        core_columns=core_columns(grain),
        stored_columns=", ".join(map(identifier, kept)),
        masked=withhold.was_masked(grain),
        first_version=staging.first_version,
        layout=literal(layout.name),
        family=literal(FAMILY.get(layout.name, layout.name)),
        pull=staging.pull,
        file=staging.file,
        target=literal(str(staging.target)),
    )


def _csv_columns(layout: Layout) -> str:
    """Types by name. The obligation is read as text, so that it is never rounded unseen."""
    types = dict(kept_columns(layout.grain)) | {"federal_action_obligation": "text"}
    pairs = (
        f"{literal(name)}: '{DUCKDB_TYPE[types.get(layout.canonical.get(name, ''), 'text')]}'"
        for name in layout.header
    )
    return "{" + ", ".join(pairs) + "}"


def _source_columns(layout: Layout) -> list[str]:
    header_of = {canonical: name for name, canonical in layout.canonical.items()}
    renamed = {"federal_action_obligation": "raw_obligation"}
    taken = []
    for name, kind in kept_columns(layout.grain):
        there = name in header_of
        cell = identifier(header_of[name]) if there else f"null::{DUCKDB_TYPE[kind]}"
        taken.append(f"{cell} as {identifier(renamed.get(name, name))}")
    delta = "correction_delete_ind" in layout.header
    deleted = "coalesce(correction_delete_ind = 'D', false)" if delta else "false"
    return [*taken, f"{deleted} as deleted", f"{_personal(layout)} as personal", _extra(layout)]


def _personal(layout: Layout) -> str:
    known = {column.name for column in columns(layout.grain) if column.keep == "personal"}
    renamed = layout.canonical
    cells = [n for n in layout.header if renamed.get(n) in known or n in layout.dropped]
    return f"coalesce({_listed(cells)}) is not null" if cells else "false"


def _extra(layout: Layout) -> str:
    if not layout.unknown:
        return "null::varchar as extra"
    cells = ", ".join(f"{identifier(name)} := {identifier(name)}" for name in layout.unknown)
    return f"to_json(struct_pack({cells}))::varchar as extra"


def _action_key(layout: Layout) -> str:
    """`{agency}_{parent agency}_{PIID}_{modification}_{parent PIID}[_{transaction number}]`.

    Rows of other grains are told apart by the columns of `KEYS`.
    """
    if layout.grain != "action":
        return " || '_' || ".join(KEYS[layout.grain])
    if not layout.brief:
        return "regexp_replace(contract_transaction_unique_key, '_(0|-NONE-)$', '')"
    award = "contract_award_unique_key"
    # Without an award key there is no action key: no part of it is guessed.

    def part(number: int) -> str:
        return f"coalesce(nullif(split_part({award}, '_', {number}), ''), '-NONE-')"

    parts = (part(4), part(6), f"split_part({award}, '_', 3)", "modification_number", part(5))
    return " || '_' || ".join(parts)


def _award_key(layout: Layout) -> str:
    """Rows that only say `deleted` may lack the award key; the store knows it."""
    if "correction_delete_ind" not in layout.header:
        return "contract_award_unique_key"
    known = "(select any_value(award_key) from deleted_award d where d.action_key = {key})"
    return f"coalesce(contract_award_unique_key, {known.format(key=_action_key(layout))})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(identifier, names))
