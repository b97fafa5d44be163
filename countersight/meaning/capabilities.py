"""Table `capability`: what each award buys, by the taxonomy, with the words that show it."""

from collections.abc import Mapping
from typing import Any

from countersight.duckdb_core import DuckDBPyConnection
from countersight.meaning import index
from countersight.meaning.phrases import Lexicon, spoken
from countersight.meaning.taxonomy import PLACES, Evidence
from countersight.record import reader
from countersight.record.rows import Rows
from countersight.record.standing import lent
from countersight.sql import load

# A seller teaches what it sells by at least so many awards that say so, by that share of those
# that say anything, and of all.
LESSON = {"fewest": 3, "share_of_told": 0.8, "share_of_all": 0.55}
_BATCH = 50_000  # texts read at a time
CREATE = "create or replace temp table capability as\n"
# An award alone has no others of its seller to learn from.
UNTAUGHT = """
create temp table learned (
  award_key varchar, basis varchar, action_key varchar, action_date date, position integer,
  capability varchar, strength varchar, words varchar)
"""
# Most awards say nothing of what is looked for: to weigh nothing takes as long as to look for it.
NOTHING = """
create or replace temp table capability (
  award_key varchar, capability varchar, strength varchar,
  evidence struct(basis varchar, words varchar, action_key varchar)[]);
drop table said
"""
STAND_INS = {
    "supplier": "name varchar, display varchar",
    "maker": "award_key varchar, maker varchar, action_key varchar",
}
READ = {"place": "varchar", "text": "varchar", "position": "integer", "words": "varchar"}
BEARS = {
    "position": "integer",
    "capability": "varchar",  # null: the words bear nothing
    "basis": "varchar",
    "strength": "varchar",
    "alone": "boolean",
}


def tag(con: DuckDBPyConnection, kept: Mapping[str, Any], *, whole: bool = True) -> None:
    """Make table `capability`, a row a capability of an award.

    Its columns are `award_key, capability, strength, evidence`. strength: stated, shown,
    supporting. evidence: what shows it, the earliest first, as `{basis, words, action_key}`; basis
    is text, product, company, supplier, maker, record, psc or naics. `kept` is what is looked for
    (`index.index`).
    Tables `supplier` and `maker` are drawn on where they stand on `con`: of a single award nobody
    need have worked them out.
    """
    with lent(con, STAND_INS):
        evidence = _lay(con, kept)
        if not (read := _read(con, evidence)):
            con.execute(NOTHING)
            return
        read.lay(con, "read_evidence")
        _borne(evidence).lay(con, "borne_evidence")
        con.execute(load("meaning", "capability_found"))
        if whole:
            con.execute(load("meaning", "capability_learned"), LESSON)
        else:
            con.execute(UNTAUGHT)
        con.execute(CREATE + load("meaning", "capability"))
    for table in ("read_evidence", "borne_evidence", "said", "found", "learned"):
        con.execute(f"drop table {table}")


def _lay(con: DuckDBPyConnection, kept: Mapping[str, Any]) -> Mapping[int, Evidence]:
    """Table `said`, and the evidence to look for in it: what the words of few texts call for.

    Of many texts, those are left out that hold no phrase.
    """
    said = load("meaning", "capability_said")
    if not reader.are_few(con):
        evidence = index.all_of(kept)
        con.execute(said, {"keys": _lexicon(evidence, "text")[1].keys})
        return evidence
    con.execute(said, {"keys": ""})
    texts = con.execute("select distinct text from said").fetchall()
    return index.called_for(kept, {word for (text,) in texts for word in spoken(text)})


def _lexicon(evidence: Mapping[int, Evidence], of: str) -> tuple[list[int], Lexicon]:
    """The evidence that is looked for in one place: their positions, and their phrases."""
    positions = [position for position, e in evidence.items() if e.of == of]
    return positions, Lexicon([evidence[position].group for position in positions])


def _read(con: DuckDBPyConnection, evidence: Mapping[int, Evidence]) -> Rows:
    """What each distinct text holds; a text is read once, however many awards bear it."""
    lexicons = {place: _lexicon(evidence, place) for place in (*PLACES, "maker")}
    result = con.execute("select distinct place, text from said")
    read = Rows(READ)
    while texts := result.fetchmany(_BATCH):
        read.extend(
            (place, text, positions[group], words)
            for place, text in texts
            for positions, lexicon in (lexicons[place],)
            for group, words in lexicon.read(text)
        )
    return read


def _borne(evidence: Mapping[int, Evidence]) -> Rows:
    return Rows(
        BEARS,
        (
            (position, capability, one.basis, one.strength, one.alone)
            for position, one in evidence.items()
            for capability in one.bears or (None,)
        ),
    )
