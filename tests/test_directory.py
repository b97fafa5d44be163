"""The directory of the field: what its reader makes of lines, and of a user's own."""

from pathlib import Path

import pytest

from countersight.directory import ITS_COMPANY, Company, Directory, Name, Product, read
from countersight.errors import InputError, NoSuchInput
from countersight.press.claims import read_claims
from countersight.press.directory import with_directory
from countersight.reported import Document, KnownNames


def folder(at: Path, companies: str | None = None, products: str | None = None) -> Path:
    for name, text in (("companies.csv", companies), ("products.csv", products)):
        if text is not None:
            (at / name).write_text(text, encoding="utf-8")
    return at


def test_a_line_of_a_user_stands_beside_those_that_come_along(tmp_path: Path) -> None:
    mine = folder(
        tmp_path,
        "company,country,role,capabilities,aliases,former_names,owners,source\n"
        "Oakdale Optics,DE,both,video_surveillance|body_worn_camera,Oakdale,"
        "Oak Glass (2001-2019)|Oak,Elm Capital (2020-),https://oak.example\n",
        "product,company,aliases,capabilities,needs,source\n"
        "Acorn,Oakdale Optics,ACORN II,video_surveillance,@company|camera,https://oak.example/a\n",
    )
    both = read(mine)
    assert both.companies[0] == Company(
        "Oakdale Optics",
        "DE",
        "both",
        ("video_surveillance", "body_worn_camera"),
        ("Oakdale",),
        (Name("Oak Glass", 2001, 2019), Name("Oak")),
        (Name("Elm Capital", 2020, None),),
        "",
        "https://oak.example",
    )
    assert both.companies[0].names == ("Oakdale Optics", "Oakdale", "Oak Glass", "Oak")
    assert both.products[0] == Product(
        "Acorn",
        "Oakdale Optics",
        ("ACORN II",),
        ("video_surveillance",),
        (ITS_COMPANY, "camera"),
        "",
        "https://oak.example/a",
    )
    assert both.companies[1:] == read().companies
    assert both.products[1:] == read().products


def test_a_line_of_a_user_replaces_the_one_on_the_same_company(tmp_path: Path) -> None:
    listed = read().companies[0]
    mine = read(folder(tmp_path, f"company,source\n{listed.name.upper()},my own files\n"))
    assert mine.companies[0].source == "my own files"
    assert listed not in mine.companies
    assert len(mine.companies) == len(read().companies)


@pytest.mark.parametrize(
    ("companies", "products", "said"),
    [
        ("company,origin,source\n", None, "companies.csv, line 1: unknown column 'origin'; use"),
        ("company\n", None, "companies.csv, line 1: no column 'source'; add it"),
        ("company,source\nAcme\n", None, "line 2: 1 fields under 2 columns; quote a field"),
        ("company,source\nAcme,\n", None, "line 2: no source; give one"),
        ("company,source\nAcme,x\n,x\n", None, "line 3: no company; give one"),
        ("company,country,source\nAcme,USA,x\n", None, "line 2: country 'USA'; give the two"),
        ("company,role,source\nAcme,shop,x\n", None, "line 2: role 'shop'; use maker, reseller"),
        ("company,capabilities,source\nAcme,Phones,x\n", None, "line 2: capability 'Phones'; wri"),
        (None, "product,source\n", "products.csv, line 1: no column 'company'; add it"),
        (None, "product,company,source\nX,Nobody Ltd,x\n", "line 2: no company 'Nobody Ltd'; li"),
        ('company,source\n"Acme,x\n', None, "companies.csv: unexpected end of data; save it"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_the_remedy(
    tmp_path: Path, companies: str | None, products: str | None, said: str
) -> None:
    with pytest.raises(InputError) as error:
        read(folder(tmp_path, companies, products))
    assert said in str(error.value)
    assert str(tmp_path) in str(error.value)


def test_a_file_in_another_encoding_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "companies.csv").write_bytes(b"company,source\nAcm\xe9,x\n")
    with pytest.raises(InputError, match="save it as CSV in UTF-8"):
        read(tmp_path)


def test_a_folder_without_either_file_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match=r"holds neither companies\.csv nor products\.csv"):
        read(tmp_path / "nowhere")


LISTED = Directory(
    (Company("Oakdale Optics", "", "maker", (), ("Oakdale",), (), (), "", "x"),),
    (
        Product("Acornix", "Oakdale Optics", (), (), (), "", "x"),
        Product("Acorn", "Oakdale Optics", (), (), (ITS_COMPANY, "camera"), "", "x"),
    ),
)


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("An Acorn fell.", {"Acornix"}),
        ("An Acorn camera fell.", {"Acornix", "Acorn"}),
        ("Acorn, made by Oakdale, fell.", {"Acornix", "Acorn"}),
    ],
)
def test_an_everyday_word_is_a_product_only_beside_what_it_needs(
    text: str, products: set[str]
) -> None:
    known = with_directory(KnownNames(), LISTED, text).products.keys()
    assert known & {"Acorn", "Acornix"} == products


def test_press_reads_claims_with_the_lines_of_a_user() -> None:
    text = "Oakdale was in the news. Border Patrol bought Acornix cameras for $2 million in 2024."
    (claim,) = read_claims(Document("a", text), directory=LISTED)
    assert (claim.vendor, claim.product) == ("Oakdale", "Acornix")


def test_no_name_is_of_two_companies() -> None:
    names = [name for company in read().companies for name in {n.casefold() for n in company.names}]
    assert {name for name in names if names.count(name) > 1} == set()


def test_every_product_is_of_a_listed_company_and_listed_once() -> None:
    companies = {company.name for company in read().companies}
    products = [(p.name.casefold(), p.company) for p in read().products]
    assert {company for _, company in products} <= companies
    assert len(products) == len(set(products))
