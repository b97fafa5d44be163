"""The stored tables: their columns and types; `docs/architecture.md` says what each row is.

Types bear the names of Delta Lake, which `delta.schema` makes schemas of.

`version` holds content, `sighting` when it was seen. A version that no sighting names is no part
of the record (a repeat that lay between new rows): always join the two.
"""

DUCKDB_TYPE = {"text": "VARCHAR", "amount": "DECIMAL(23,2)", "date": "DATE"}
DELTA_TYPE = {"text": "string", "amount": "decimal(23,2)", "date": "date"}

# What ingestion adds in front of the record's own columns.
VERSION_KEY = {
    "version_id": "long",
    "action_key": "string",
    "layout": "string",
    "family": "string",  # layouts that show the same columns
    "deleted": "boolean",
    "individual": "boolean",
    "content": "long",
    "core": "long",
    "pull": "integer",
    "file": "integer",
    "source_row": "long",
    "extra": "string",
}
VERSION_END = {"withheld": "boolean"}
# What view `action` shows of a version, and what it needs to choose among them: a row is wide, and
# reading all of it takes its time.
SHOWN = (
    *("version_id", "action_key", "layout", "family", "deleted"),
    *("contract_award_unique_key", "award_id_piid", "parent_award_id_piid"),
    *("modification_number", "transaction_number", "action_date", "action_type_code"),
    *("federal_action_obligation", "total_dollars_obligated"),
    *("current_total_value_of_award", "potential_total_value_of_award"),
    *("transaction_description", "product_or_service_code_description", "naics_description"),
    *("recipient_name", "recipient_uei", "recipient_parent_name"),
    *("awarding_sub_agency_code", "awarding_sub_agency_name"),
    *("award_type_code", "extent_competed_code", "other_than_full_and_open_competition_code"),
    *("fair_opportunity_limited_sources_code", "number_of_offers_received", "solicitation_date"),
    *("undefinitized_action_code", "period_of_performance_current_end_date"),
)
COUNTS = dict.fromkeys(
    (
        "rows", "new", "changed", "unchanged", "repeated", "deleted", "quarantined", "withheld",
    ),
    "long",
)  # fmt: skip
SOURCE_FILE = {
    "pull": "integer",
    "file": "integer",
    "path": "string",
    "layout": "string",
    "sha256": "string",
    "bytes": "long",
    **COUNTS,
    "notes": "string",
}
SIGHTING = {"pull": "integer", "first_version": "long", "last_version": "long"}
QUARANTINE = {
    "pull": "integer",
    "path": "string",
    "line": "long",
    "column_name": "string",
    "reason": "string",
    "row_sha256": "string",
}
# Where the versions of an award are, sorted by its number: a look-up must not read all.
KEY = {"piid": "string", "award_key": "string", "version_id": "long"}
# What part of the record a pull covers: how many rows of which agency and fiscal year.
COVERAGE = {
    "pull": "integer",
    "layout": "string",
    "agency_code": "string",
    "fiscal_year": "integer",
    "rows": "long",
    "first_date": "date",
    "last_date": "date",
}
# Each grain of the record has versions of its own; actions are what most of it is about.
VERSIONS = {
    "action": "version",
    "award": "award_version",
    "subaward": "subaward_version",
    "release": "release_version",
    "relation": "relation_version",
}
DATA_TABLES = (*VERSIONS.values(), "key", "sighting", "source_file", "coverage", "quarantine")
# One row here is what makes a pull exist, or undoes one: it names the state of each other table,
# the checksums of the files that it brought, and the seal that chains it to the row before.
PULL = {
    "pull": "integer",
    "kind": "string",  # add, or undo
    "undoes": "integer",
    "seen_at": "timestamp",
    "added_at": "timestamp",
    "scope": "string",  # full, delta, selection, or partial
    "reason": "string",  # why a pull counts as partial; why one was undone
    "files": "integer",
    **COUNTS,
    "next_version": "long",
    **{f"at_{table}": "long" for table in DATA_TABLES},
    "engine": "string",
    "program": "string",
    "brought": "string",  # JSON: {table/file: SHA-256}
    "erased": "string",  # JSON: [table/file] erased because they held what must not be kept
    "seal": "string",
}


def kept_columns(grain: str = "action") -> tuple[tuple[str, str], ...]:
    """(name, type) of each column of a grain that is stored: all but the personal ones."""
    from countersight.sources.layout import columns  # noqa: PLC0415 - few readers ask for them

    return tuple((c.name, c.type) for c in columns(grain) if c.keep != "personal")


def fields(table: str) -> dict[str, str]:
    """The columns of a stored table, in order, with their types."""
    plain = {
        "key": KEY,
        "sighting": SIGHTING,
        "source_file": SOURCE_FILE,
        "coverage": COVERAGE,
        "quarantine": QUARANTINE,
        "pull": PULL,
    }
    return plain.get(table) or _version(table)


def _version(table: str) -> dict[str, str]:
    [grain] = (grain for grain, name in VERSIONS.items() if name == table)
    record = {name: DELTA_TYPE[kind] for name, kind in kept_columns(grain)}
    return VERSION_KEY | record | VERSION_END
