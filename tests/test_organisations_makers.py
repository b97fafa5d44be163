"""Whose products suppliers resell, read from what their awards say. All companies are invented."""

import duckdb
import pytest

from countersight import directory as field
from countersight.directory import Company, Directory, Name, Product
from countersight.organisations import makers
from countersight.organisations.brands.listing import lists
from countersight.record import reader

# award, supplier, what its actions say in order
Row = tuple[str, str, str]


def company(name: str, **fields: object) -> Company:
    known: dict[str, object] = dict.fromkeys(Company.__slots__, ()) | {
        "country": "",
        "role": "maker",
    }
    return Company(**(known | {"name": name, "seen": "page", "source": "x"} | fields))  # type: ignore[arg-type]


def product(name: str, maker: str, **fields: object) -> Product:
    known: dict[str, object] = {"aliases": (), "capabilities": (), "needs": ()}
    made = known | {"name": name, "company": maker, "seen": "page", "source": "x"} | fields
    return Product(**made)  # type: ignore[arg-type]


FIELD = Directory(
    companies=(
        company("Zentrix Forensics", former_names=(Name("Lockshift"),), owners=(Name("Orvell"),)),
        company("Quorvex", aliases=("Quorvex Labs",)),
        company("Harrow", owners=()),
    ),
    products=(
        product("PhoneHatch", "Zentrix Forensics"),
        product("Beacon", "Quorvex", needs=("tracker", "@company")),
    ),
)


def derive(*rows: Row, directory: Directory = FIELD) -> dict[str, dict[str, str]]:
    con = duckdb.connect()
    con.execute(
        "create table action (award_key varchar, action_key varchar, supplier varchar,"
        " supplier_parent varchar, description varchar, action_date date, modification varchar)"
    )
    for place, (award, supplier, text) in enumerate(rows):
        con.execute(
            "insert into action values (?, ?, ?, null, ?, date '2024-01-01' + ?::int, ?)",
            [award, f"{award}/{place}", supplier, text, place, str(place)],
        )
    return {
        row["award_key"]: row for row in makers.derive(con, lists(directory)).arrow().to_pylist()
    }


def maker_of(supplier: str, text: str, **options: Directory) -> str | None:
    return derive(("A", supplier, text), *TRADE, **options).get("A", {}).get("maker")


# A supplier that sells goods of several others.
TRADE: tuple[Row, ...] = (
    ("T1", "GENERAL TRADING LLC", "CISCO SWITCHES"),
    ("T2", "GENERAL TRADING LLC", "LENOVO LAPTOPS"),
)
RESELLER = "GENERAL TRADING LLC"


@pytest.mark.parametrize(
    ("text", "maker", "product", "words", "strength"),
    [
        (
            "ZENTRIX FORENSICS PHONEHATCH LICENSES FOR THE LAB",
            "Zentrix Forensics",
            "PhoneHatch",
            "ZENTRIX FORENSICS PHONEHATCH LICENSES",
            "stated",
        ),
        ("PHONEHATCH RENEWAL", "Zentrix Forensics", "PhoneHatch", "PHONEHATCH RENEWAL", "shown"),
        ("PHONE HATCH RENEWAL", "Zentrix Forensics", "PhoneHatch", "PHONE HATCH RENEWAL", "shown"),
        ("PHONHATCH RENEWAL", "Zentrix Forensics", "PhoneHatch", "PHONHATCH RENEWAL", "shown"),
        ("RENEWAL OF ZENTRIX-FORENSICS", "Zentrix Forensics", None, "ZENTRIX-FORENSICS", "stated"),
        ("QUORVEX FIELD EXPLORER SOFTWARE", "Quorvex", "FIELD EXPLORER", None, "stated"),
        ("QUORVEX BRAND FIELD EXPLORER KIT", "Quorvex", "FIELD EXPLORER", None, "stated"),
        ("QUORVEX MOBILE EXPLORER WORKSTATION", "Quorvex", "EXPLORER", None, "stated"),
        ("QUORVEX SUBSCRIPTION AND SUPPORT RENEWAL", "Quorvex", None, None, "stated"),
        ("BEACON TRACKER DEVICES", "Quorvex", "Beacon", "BEACON TRACKER DEVICES", "shown"),
    ],
)
def test_a_name_before_goods_is_the_makers(
    text: str, maker: str, product: str | None, words: str | None, strength: str
) -> None:
    row = derive(("A", RESELLER, text), *TRADE)["A"]
    assert (row["maker"], row["product"], row["strength"]) == (maker, product, strength)
    assert row["words"] in text
    assert words is None or row["words"] == words


@pytest.mark.parametrize(
    ("supplier", "text"),
    [
        ("ZENTRIX FORENSICS, LLC", "PHONEHATCH LICENSES"),  # the maker itself
        ("ZENTRIX FORENSICS USA INC", "PHONEHATCH LICENSES"),  # an arm of it
        ("LOCKSHIFT INC", "PHONEHATCH LICENSES"),  # what it was called
        ("ORVELL CORP", "PHONEHATCH LICENSES"),  # whose it is
        ("QUORVEX LABS INC", "PHONEHATCH LICENSES"),  # who makes things itself
        (RESELLER, "FORENSIC SOFTWARE LICENSES"),  # nobody named
        (RESELLER, "CLOSEOUT OF THIS ORDER"),
        ("STEADFAST CONSULTING LLC", "QUORVEX SOFTWARE DEVELOPMENT SERVICES"),  # its own work
        (RESELLER, "CABLES COMPATIBLE WITH QUORVEX"),  # what it must fit
        (RESELLER, "REPLACE THE EXISTING QUORVEX"),
        (RESELLER, "CABLES FOR QUORVEX DRONES"),  # what they go with
        (RESELLER, "SERVERS SOON TO BE IN PRODUCTION IN QUORVEX"),  # where it will stand
        (RESELLER, "BEACON OF HOPE"),  # an everyday word, and nothing that it needs
        (RESELLER, "FURNITURE FOR THE HARROW FACILITY"),  # a place
    ],
)
def test_no_maker_where_none_is_resold(supplier: str, text: str) -> None:
    assert maker_of(supplier, text) is None


def test_what_a_product_works_with_is_not_its_maker() -> None:
    assert maker_of(RESELLER, "PHONEHATCH FOR QUORVEX SOFTWARE LICENSES") == "Zentrix Forensics"


def test_the_strongest_evidence_of_an_award_wins_and_names_its_action() -> None:
    row = derive(
        ("A", RESELLER, "LICENSES NEEDED"),
        ("A", RESELLER, "LICENSES NEEDED, WHICH ALLOWS USE OF QUORVEX"),
        ("A", RESELLER, "PHONEHATCH LICENSES"),
        ("A", RESELLER, "PHONEHATCH LICENSES"),
        *TRADE,
    )["A"]
    assert (row["maker"], row["action_key"]) == ("Zentrix Forensics", "A/2")


def test_what_one_modification_of_many_adds_is_not_what_the_award_buys() -> None:
    actions = [
        ("A", RESELLER, text)
        for text in (
            "HELP DESK",
            "OPTION YEAR 1",
            "PHONEHATCH LICENSES",
            "OPTION YEAR 2",
            "FUNDING",
            "CLOSE",
        )
    ]
    assert "A" not in derive(*actions, *TRADE)
    assert "A" in derive(*actions[2:5], *TRADE)


def test_a_supplier_that_sells_under_its_own_name_is_a_maker_elsewhere() -> None:
    rows = (
        ("S", "VOLDRAK INCORPORATED", "VOLDRAK READER RENEWAL"),
        ("A", RESELLER, "VOLDRAK SOFTWARE RENEWALS"),
        *TRADE,
    )
    found = derive(*rows, directory=Directory())
    assert found["A"]["maker"] == "Voldrak"
    assert "S" not in found


def test_a_maker_resells_where_the_text_names_the_other_company() -> None:
    """Its own products may share a word with another's, so a product alone says nothing."""
    assert maker_of("ZENTRIX FORENSICS LLC", "QUORVEX BEACON TRACKER LICENSES") == "Quorvex"
    assert maker_of("ZENTRIX FORENSICS LLC", "BEACON TRACKER LICENSES") is None


def test_a_word_that_resellers_sell_as_software_is_a_brand() -> None:
    rows = (("A", RESELLER, "XYLOQUIP SOFTWARE"), *TRADE)
    row = derive(*rows, directory=Directory())["A"]
    assert (row["maker"], row["product"], row["strength"]) == ("Xyloquip", "Xyloquip", "supporting")


def test_a_word_behind_a_company_is_its_product_elsewhere_too() -> None:
    rows = (
        ("A", RESELLER, "QUORVEX SKYLEEN DRONES"),
        ("B", RESELLER, "QUORVEX SKYLEEN KIT"),
        ("C", RESELLER, "SKYLEEN KIT FOR THE SECTOR"),
        *TRADE,
    )
    row = derive(*rows)["C"]
    assert (row["maker"], row["product"], row["strength"]) == ("Quorvex", "Skyleen", "shown")


def test_a_rare_english_word_that_is_only_sold_is_a_brand() -> None:
    rows = (
        ("A", RESELLER, "EGGPLANT LICENSES"),
        ("B", RESELLER, "DATABASE LICENSES"),
        ("C", "FARMS LLC", "DATABASE OF CROPS"),
        *TRADE,
    )
    found = derive(*rows, directory=Directory())
    assert found["A"]["maker"] == "Eggplant"
    assert "B" not in found


def test_a_frequent_word_misspelt_is_no_brand() -> None:
    usual = [(f"U{n}", RESELLER, f"TECHNICAL SUPPORT {n}") for n in range(20)]
    found = derive(("A", RESELLER, "TECHNCIAL SOFTWARE"), *usual, *TRADE, directory=Directory())
    assert "A" not in found


def test_an_award_has_one_maker_at_most() -> None:
    rows = (("A", RESELLER, "QUORVEX AND ZENTRIX FORENSICS LICENSES"), *TRADE)
    assert len([key for key in derive(*rows) if key == "A"]) == 1


def test_nothing_is_found_in_an_empty_record() -> None:
    assert derive() == {}


def test_names_for_few_texts_are_found_as_among_all(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = field.read()
    names = [line.name for lines in (listed.companies, listed.products) for line in lines[::25]]
    rows = [
        (f"A{n}", "GENERAL TRADING LLC", f"{text} SOFTWARE LICENSES")
        for n, name in enumerate(names)
        for text in (name, name[:-1], f"{name}S", f"RENEWAL OF {name[:3]}{name[4:]}")
    ]
    few = [derive(*TRADE, *rows[at : at + 7], directory=listed) for at in range(0, len(rows), 7)]
    monkeypatch.setattr(reader, "FEW", 0)
    many = [derive(*TRADE, *rows[at : at + 7], directory=listed) for at in range(0, len(rows), 7)]
    assert sum(map(len, few)) > len(names)
    assert few == many
