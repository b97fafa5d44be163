"""Table `capability`: texts beside what they bear."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from countersight import directory as field
from countersight.directory import Company, Directory, Product
from countersight.errors import InputError, UsageError
from countersight.meaning import capabilities, index, known, phrases, taxonomy
from countersight.meaning.taxonomy import Taxonomy
from countersight.record import reader

ACTION = """
create table action (
    award_key varchar, action_key varchar, action_date date, description varchar,
    psc varchar, naics varchar, supplier varchar
)
"""
NOBODY = Directory()


def actions(*rows: tuple[str, ...]) -> duckdb.DuckDBPyConnection:
    """Rows of award, description, PSC, supplier."""
    con = duckdb.connect()
    con.execute(ACTION)
    con.execute("create temp table supplier (name varchar, display varchar)")
    con.execute("create temp table maker (award_key varchar, maker varchar, action_key varchar)")
    for number, (award, *cells) in enumerate(rows):
        text, psc, supplier = (*cells, *[""] * (3 - len(cells)))
        con.execute(
            "insert into action values (?, ?, date '2024-01-01' + ?::integer, ?, ?, '', ?)",
            [award, f"{award} {number}", number, text, psc, supplier],
        )
    con.execute("insert into supplier select distinct supplier, supplier from action")
    return con


def tag(con: duckdb.DuckDBPyConnection, kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    capabilities.tag(con, kept)
    rows: list[dict[str, Any]] = con.sql("from capability").to_arrow_table().to_pylist()
    return rows


def looked_for(directory: Directory, own: Taxonomy | None = None) -> Mapping[str, Any]:
    return index.index(known.in_order(own or taxonomy.read(), directory))


def borne(text: str, psc: str = "", supplier: str = "", directory: Directory = NOBODY) -> set[str]:
    con = actions(("A", text, psc, supplier))
    return {row["capability"] for row in tag(con, looked_for(directory))}


@pytest.mark.parametrize(
    ("text", "capabilities"),
    [
        ("Facial recognition enterprise licences", {"face_recognition"}),
        ("MOBILE FINGERPRINT COLLECTION DEVICE", {"biometric_identification"}),
        ("RAPID DNA TESTING", {"dna_analysis"}),
        ("Cell phone extraction device licenses", {"phone_extraction"}),
        ("COMPUTER FORENSIC WORKSTATIONS", {"computer_forensics"}),
        ("CELL SITE SIMULATOR VEHICLES", {"cell_site_simulator"}),
        ("INTERCEPT PROBE SOFTWARE AND HARDWARE MAINTENANCE", {"lawful_intercept"}),
        ("SKIP TRACING SERVICES", {"people_data"}),
        ("OPEN SOURCE/ SOCIAL MEDIA DATA ANALYTICS", {"social_media_monitoring"}),
        ("INVESTIGATIVE CASE MANAGEMENT (ICM) SYSTEM", {"investigative_platform"}),
        ("VISA LIFECYCLE VETTING INITIATIVE", {"risk_scoring"}),
        ("ACCESS TO LICENSE PLATE READER DATABASE", {"licence_plate_reader"}),
        ("CCTV SYSTEM INSTALLATION", {"video_surveillance"}),
        ("BODY-WORN CAMERAS", {"body_worn_camera"}),
        ("SMALL UNMANNED AIRCRAFT SYSTEMS (SUAS)", {"aerial_surveillance"}),
        ("GPS TRACKERS", {"gps_tracker"}),
        ("INTENSIVE SUPERVISION APPEARANCE PROGRAM (ISAP)", {"electronic_monitoring"}),
        ("LOW ENERGY NON-INTRUSIVE INSPECTION SYSTEMS", {"cargo_inspection"}),
        ("BLOCKCHAIN ANALYTICS", {"blockchain_tracing"}),
        # One thing bears two.
        ("POLE CAMERA SYSTEM", {"covert_device", "video_surveillance"}),
        ("REMOTE VIDEO SURVEILLANCE SYSTEM", {"border_sensor", "video_surveillance"}),
        ("TETHERED AEROSTAT RADAR SYSTEM (TARS)", {"aerial_surveillance", "border_sensor"}),
        ("TITLE III TRANSLATION SERVICES", {"lawful_intercept", "translation_transcription"}),
        ("RADIO DIRECTION FINDING SOLUTION", {"cell_site_simulator"}),
        # What only looks like it.
        ("NIGHT VISION CAMERAS", set()),
        ("COUNTER-UAS SYSTEM", set()),
        ("INTERVIEW ROOM RECORDING SYSTEM", set()),
        ("POLYGRAPH CASE MANAGEMENT SYSTEM", set()),
        ("FORENSIC LABORATORY ACCREDITATION", set()),
        ("VIDEO TELECONFERENCE (VTC) SYSTEM", set()),
        ("MICROSOFT SURFACE TABLETS", set()),
        ("INTERPRETER SERVICES", set()),
        ("BACKGROUND INVESTIGATION SERVICES", set()),
        ("COPIER LEASE", set()),
    ],
)
def test_what_a_text_bears(text: str, capabilities: set[str]) -> None:
    assert borne(text) == capabilities


def test_a_code_may_say_that_nothing_is_borne() -> None:
    assert borne("SERVICE AT THE VACIS SITE", "HOUSEKEEPING- CUSTODIAL JANITORIAL") == set()
    assert borne("SERVICE AT THE VACIS SITE") == {"cargo_inspection"}


def test_evidence_names_words_and_the_first_row_that_said_them() -> None:
    con = actions(("A", "POLE CAMERA"), ("A", "Pole-camera, funding added"), ("B", "CHAIRS"))
    [row, _] = tag(con, looked_for(NOBODY))
    assert row == {
        "award_key": "A",
        "capability": "covert_device",
        "strength": "stated",
        "evidence": [{"basis": "text", "words": "POLE CAMERA", "action_key": "A 0"}],
    }


DIRECTORY = Directory(
    companies=(
        Company("Halberd", "IL", "maker", ("spyware",), (), (), (), "page", "https://halberd.test"),
        Company("Depot", "US", "reseller", ("spyware",), (), (), (), "page", "https://depot.test"),
    ),
    products=(
        Product("Falcon", "Halberd", (), ("spyware",), ("@company",), "page", "https://x.test"),
        Product("Quarrel X", "Halberd", (), ("phone_extraction",), (), "page", "https://x.test"),
    ),
)


@pytest.mark.parametrize(
    ("text", "supplier", "capabilities"),
    [
        ("A fully configured proprietary solution", "HALBERD SYSTEMS (US) INC.", {"spyware"}),
        ("A fully configured proprietary solution", "HALBERD BROTHERS PAVING", set()),
        ("A fully configured proprietary solution", "DEPOT LLC", set()),
        ("Quarrel-X licences", "DEPOT LLC", {"phone_extraction"}),
        ("Falcon licences", "DEPOT LLC", set()),
        ("Halberd Falcon licences", "DEPOT LLC", {"spyware"}),
        ("Night vision goggles", "HALBERD INC", set()),
        ("DNA testing", "HALBERD INC", {"dna_analysis"}),
    ],
)
def test_what_the_directory_shows(text: str, supplier: str, capabilities: set[str]) -> None:
    assert borne(text, "", supplier, DIRECTORY) == capabilities


def test_a_maker_shows_what_its_reseller_sells() -> None:
    con = actions(("A", "Software licences", "", "DEPOT LLC"))
    con.execute("insert into maker values ('A', 'Halberd', 'A 0')")
    [row] = tag(con, looked_for(DIRECTORY))
    assert (row["capability"], row["strength"]) == ("spyware", "shown")
    assert row["evidence"] == [{"basis": "maker", "words": "HALBERD", "action_key": "A 0"}]


def test_a_seller_teaches_by_its_other_awards_what_it_sells() -> None:
    said = [(str(n), "DNA testing", "", "LABCO") for n in range(4)]
    rows = [*said, ("X", "Services", "", "LABCO"), ("Y", "Night vision", "", "LABCO")]
    table = tag(actions(*rows), looked_for(NOBODY))
    [row] = [row for row in table if row["award_key"] == "X"]
    assert row["strength"] == "shown"
    assert row["evidence"][0]["words"] == "4 of 6 awards of LABCO say so"
    assert not [row for row in table if row["award_key"] == "Y"]


def test_a_seller_of_many_things_teaches_nothing() -> None:
    texts = ["DNA testing"] * 3 + ["Body worn cameras", "Services"]
    rows = [(str(n), text, "", "DEPOT") for n, text in enumerate(texts)]
    table = tag(actions(*rows), looked_for(NOBODY))
    assert {row["strength"] for row in table} == {"stated"}


OWN = """
[[capability]]
id = "gait_recognition"
name = "Gait recognition"
is = "knowing people by their walk"
[[evidence]]
bears = ["gait_recognition"]
says = ["GAIT .. (RECOGNI*|ANALY*)"]
"""


def test_a_user_adds_a_capability_and_its_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN)
    read = taxonomy.read(own)
    con = actions(("A", "GAIT AND POSTURE ANALYSIS"), ("B", "RAPID DNA"))
    assert [r["capability"] for r in tag(con, looked_for(NOBODY, read))] == [
        "gait_recognition",
        "dna_analysis",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[evidence", "is no TOML"),
        ('[[evidence]]\nbears = ["x"]\nsays = ["A B"]', "bears 'x', which no"),
        ('[[evidence]]\nbears = []\nsays = ["(A"]', "is no phrase: '('"),
        ("[[evidence]]\nbears = []\nsays = ['..']", "must begin and end with a word"),
        ('[[evidence]]\nbears = []\nsays = ["AB*"]', "give 3 letters before the *"),
        ("[[evidence]]\nbears = []", "lacks says"),
        ("[[evidence]]\nbears = []\nsays = 'A'", "says = 'A' is no field"),
        ("[[evidence]]\nbears = []\nsays = []\nof = 'title'", "evidence is of text, psc"),
        ("[[flag]]\nid = 'a'", "'flag' is neither"),
        ("[[capability]]\nid = 'a'", "lacks name"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(InputError, match=r"own\.toml") as error:
        taxonomy.read(own)
    assert said in str(error.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        taxonomy.read(tmp_path / "none.toml")


def test_a_wrong_id_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean phone_extraction"):
        taxonomy.read().capability("phone_extractions")


def test_the_taxonomy_has_25_capabilities() -> None:
    assert len(taxonomy.read().capabilities) == 25
    assert all(c.id == c.id.lower() and c.definition for c in taxonomy.read().capabilities)


def test_a_phrase_reads_plurals_gaps_stems_and_what_may_be_left_out() -> None:
    [*found] = phrases.read("(PHONE|HANDSET) [DATA] .. EXTRACT*")
    assert len(found) == 4
    hit = [p for p in found if p.pattern.search(phrases.plain("Phones' data, for extraction"))]
    assert {p.words for p in hit} == {
        ("PHONE", "DATA", "..", "EXTRACT*"),
        ("PHONE", "..", "EXTRACT*"),
    }


def test_few_texts_are_read_as_many_are(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = field.read()
    names = [line.name for lines in (listed.companies, listed.products) for line in lines[::60]]
    pairs = zip(names, reversed(names), strict=True)
    con = actions(*((one, f"{one} licenses, {other} services", "", one) for one, other in pairs))
    kept = looked_for(listed)
    few = tag(con, kept)
    monkeypatch.setattr(reader, "FEW", 0)
    assert len(few) > len(names) / 2
    assert few == tag(con, kept)
