"""Making lists ready: the directory of the field, and well-known makers of any goods."""

from collections.abc import Iterator, Mapping
from csv import DictReader
from dataclasses import replace
from functools import cache
from importlib.resources import files

from countersight.directory import ITS_COMPANY, Directory
from countersight.organisations import names
from countersight.organisations.brands.lexicon import Name, squeeze
from countersight.organisations.brands.listed import Lists
from countersight.organisations.brands.vocabulary import is_everyday
from countersight.organisations.brands.words import TRADE

_SHORT = 3  # letters that are also somebody's initials
_NO_MAKERS = ("reseller", "investor")


def lists(directory: Directory) -> Lists:
    """The directory and the list of well-known makers, ready to read texts with."""
    lines = (
        (squeeze(spelling), spelling, name.maker, name.product, name.everyday, name.needs)
        for spelling, name in listed(directory)
    )
    makers = (
        squeeze(names.normalise(name))
        for company in directory.companies
        if company.role == "maker"
        for name in company.names
    )
    return Lists([*lines], spellings(directory), owners(directory), sorted({*makers}))


def listed(directory: Directory) -> Iterator[tuple[str, Name]]:
    """Every (spelling, name) of the lists, the directory's first."""
    for spelling, name in (*_companies(directory), *_products(directory)):
        proper = name.product is None and spelling.casefold() in _proper()
        yield spelling, _marked(name, everyday=name.everyday and not proper)
    for row in _rows():
        yield from _well_known(row)


def spellings(directory: Directory) -> Mapping[str, tuple[str, ...]]:
    """Each company of the lists → every name that it goes or went by."""
    well_known = {
        row["maker"]: (row["maker"], *filter(None, row["aliases"].split(";"))) for row in _rows()
    }
    return well_known | {
        company.name: (*company.names, *well_known.get(company.name, ()))
        for company in directory.companies
    }


def owners(directory: Directory) -> Mapping[str, tuple[str, ...]]:
    """Each company of the directory → the names of those that own or owned it."""
    return {
        company.name: tuple(owner.name for owner in company.owners)
        for company in directory.companies
    }


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    lines = (files(__package__) / "makers.csv").read_text(encoding="utf-8").splitlines()
    return tuple(DictReader(lines))


@cache
def _proper() -> frozenset[str]:
    """Names that a word list may hold, and that yet mean nothing but the company."""
    return frozenset(
        spelling.casefold()
        for row in _rows()
        if row["everyday"] != "yes"
        for spelling in (row["maker"], *row["aliases"].split(";"))
    )


def _companies(directory: Directory) -> Iterator[tuple[str, Name]]:
    for company in directory.companies:
        if company.role not in _NO_MAKERS:
            for spelling in company.names:
                yield from _spelt(spelling, Name(company.name))


def _products(directory: Directory) -> Iterator[tuple[str, Name]]:
    names_of = {company.name: company.names for company in directory.companies}
    resold = {company.name for company in directory.companies if company.role in _NO_MAKERS}
    for product in directory.products:
        own = names_of.get(product.company, (product.company,))
        needs = tuple(
            squeeze(word)
            for need in product.needs
            for word in (own if need == ITS_COMPANY else (need,))
        )
        if product.company not in resold:
            for spelling in product.names:
                yield from _spelt(spelling, Name(product.company, product.name, needs=needs))


def _well_known(row: Mapping[str, str]) -> Iterator[tuple[str, Name]]:
    maker = row["maker"]
    for spelling in (maker, *filter(None, row["aliases"].split(";"))):
        everyday = row["everyday"] == "yes" and is_everyday(spelling.lower())
        yield spelling, Name(maker, everyday=everyday)
    for product in filter(None, row["products"].split(";")):
        yield from _spelt(product, Name(maker, product))


def _spelt(spelling: str, name: Name) -> Iterator[tuple[str, Name]]:
    """A name as listed, and without its legal form where enough of it is left."""
    for form in dict.fromkeys((spelling, names.normalise(spelling))):
        letters = squeeze(form)
        everyday = len(letters) <= _SHORT or is_everyday(letters) or letters in TRADE
        if form == spelling or not everyday:
            yield form, _marked(name, everyday=everyday)


def _marked(name: Name, *, everyday: bool) -> Name:
    return name if name.everyday == everyday else replace(name, everyday=everyday)
