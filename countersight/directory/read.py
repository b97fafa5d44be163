"""Reads the directory of the field, and a folder of a user's own lines beside it."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from countersight.errors import InputError, NoSuchInput

ROLES = ("maker", "reseller", "both", "investor")
COMPANY_COLUMNS = (
    "company", "country", "role", "capabilities", "aliases", "former_names", "owners", "seen",
    "source",
)  # fmt: skip
PRODUCT_COLUMNS = ("product", "company", "aliases", "capabilities", "needs", "seen", "source")
ITS_COMPANY = "@company"
_CAPABILITY = re.compile(r"[a-z][a-z0-9_]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_YEARS = re.compile(r"(?P<name>.+?) \((?P<first>\d{4})?-(?P<last>\d{4})?\)")

Row = Mapping[str, str]
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Name:
    """A former name or an owner, with its first and last year where the source gives them."""

    name: str
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the field.

    country: ISO 3166-1 alpha-2, empty where no source says. role: one of `ROLES`. capabilities:
    ids of the taxonomy, none for a company that sells no one kind. seen: how `source` shows the
    line, `page` or `record`.
    """

    name: str
    country: str
    role: str
    capabilities: tuple[str, ...]
    aliases: tuple[str, ...]
    former_names: tuple[Name, ...]
    owners: tuple[Name, ...]
    seen: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then every other name that it goes or went by."""
        return (self.name, *self.aliases, *(former.name for former in self.former_names))


@dataclass(frozen=True, slots=True)
class Product:
    """A product of a company of the directory.

    needs: where the name is an everyday word, the words of which one must stand in the same text
    (a description, an article) before the name means the product; `@company` stands for any name
    of its company.
    """

    name: str
    company: str
    aliases: tuple[str, ...]
    capabilities: tuple[str, ...]
    needs: tuple[str, ...]
    seen: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Directory:
    companies: tuple[Company, ...] = ()
    products: tuple[Product, ...] = ()


def read(extra: Path | None = None) -> Directory:
    """The directory, with the lines of the folder `extra` put before it and in place of the same.

    `extra` holds `companies.csv`, `products.csv` or both. A line of it replaces the line on the
    same company, or on the same product of the same company. Raises `NoSuchInput`, or `InputError`
    with the file, the line and the remedy.
    """
    listed = _built_in()
    if extra is None:
        return listed
    companies, products = _read_folder(extra)
    both = Directory(
        _put_before(companies, listed.companies, lambda line: line.name.casefold()),
        _put_before(products, listed.products, _product_key),
    )
    known = {company.name for company in both.companies}
    for number, product in enumerate(products, 2):
        if product.company not in known:
            raise _wrong(
                extra / "products.csv", number, f"no company {product.company!r}", "list it"
            )
    return both


@cache
def _built_in() -> Directory:
    return Directory(*_read_folder(Path(str(files("countersight.directory")))))


def _product_key(line: Product) -> tuple[str, str]:
    return line.name.casefold(), line.company.casefold()


def _put_before(
    mine: tuple[Line, ...], listed: tuple[Line, ...], key: Callable[[Line], object]
) -> tuple[Line, ...]:
    taken = {key(line) for line in mine}
    return (*mine, *(line for line in listed if key(line) not in taken))


def _read_folder(folder: Path) -> tuple[tuple[Company, ...], tuple[Product, ...]]:
    companies, products = folder / "companies.csv", folder / "products.csv"
    if not companies.is_file() and not products.is_file():
        raise NoSuchInput(f"{folder}: holds neither companies.csv nor products.csv; write one")
    return (
        tuple(_company(path, n, row) for path, n, row in _rows(companies, COMPANY_COLUMNS)),
        tuple(_product(path, n, row) for path, n, row in _rows(products, PRODUCT_COLUMNS)),
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Path, int, Row]]:
    """Each line with its number. Columns may be left out, but not the name and the source."""
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from _rows_of(path, csv.reader(text, strict=True), columns)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: {error}; save it as CSV in UTF-8") from error


def _rows_of(
    path: Path, lines: Iterator[list[str]], columns: tuple[str, ...]
) -> Iterator[tuple[Path, int, Row]]:
    head = [cell.strip() for cell in next(lines, [])]
    must = {columns[0], "source"} | ({"company"} & set(columns))
    if unknown := [cell for cell in head if cell not in columns]:
        raise _wrong(path, 1, f"unknown column {unknown[0]!r}", f"use {', '.join(columns)}")
    if missing := sorted(must - set(head)):
        raise _wrong(path, 1, f"no column {missing[0]!r}", "add it")
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(head):
            why = f"{len(cells)} fields under {len(head)} columns"
            raise _wrong(path, number, why, "quote a field that holds a comma")
        row = dict.fromkeys(columns, "") | dict(zip(head, map(str.strip, cells), strict=True))
        for column in sorted(must):
            if not row[column]:
                raise _wrong(path, number, f"no {column}", "give one")
        yield path, number, row


def _company(path: Path, number: int, row: Row) -> Company:
    if row["country"] and not _COUNTRY.fullmatch(row["country"]):
        why = f"country {row['country']!r}"
        raise _wrong(path, number, why, "give the two capital letters of ISO 3166-1, or nothing")
    role = row["role"] or "maker"
    if role not in ROLES:
        raise _wrong(path, number, f"role {role!r}", f"use {', '.join(ROLES)}")
    return Company(
        row["company"],
        row["country"],
        role,
        _capabilities(path, number, row),
        _parts(row["aliases"]),
        tuple(map(_name, _parts(row["former_names"]))),
        tuple(map(_name, _parts(row["owners"]))),
        row["seen"],
        row["source"],
    )


def _product(path: Path, number: int, row: Row) -> Product:
    return Product(
        row["product"],
        row["company"],
        _parts(row["aliases"]),
        _capabilities(path, number, row),
        _parts(row["needs"]),
        row["seen"],
        row["source"],
    )


def _capabilities(path: Path, number: int, row: Row) -> tuple[str, ...]:
    """Ids by their form alone: which there are, the taxonomy says, and a user may extend that."""
    ids = _parts(row["capabilities"])
    for identifier in ids:
        if not _CAPABILITY.fullmatch(identifier):
            why = f"capability {identifier!r}"
            raise _wrong(path, number, why, "write ids such as phone_extraction, with | between")
    return ids


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _name(text: str) -> Name:
    """`Harris (2003-2019)`, `Acme (2021-)` or a name alone."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return Name(text)
    first, last = (int(year) if year else None for year in found.group("first", "last"))
    return Name(found["name"], first, last)


def _wrong(path: Path, number: int, why: str, remedy: str) -> InputError:
    return InputError(f"{path}, line {number}: {why}; {remedy}")
