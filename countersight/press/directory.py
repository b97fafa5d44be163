"""What a reader of documents knows by name: the directory of the field, and words beside it."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from countersight.directory import ITS_COMPANY, Company, Directory, Product
from countersight.press.lists import lines
from countersight.reported import KnownNames


def with_directory(names: KnownNames, directory: Directory, text: str) -> KnownNames:
    """`names`, and the directory behind them; what `names` says of a product wins.

    A product whose name is an everyday word counts only where `text` has what it needs. Behind the
    directory stand the lists `companies` and `products`: words to read with, that nobody looked up.
    """
    low = text.casefold()
    families, products, everyday = _read(directory)
    said = {need for need in _all_needs(directory) if need in low}
    meant = {name: company for name, company, needs in everyday if not said.isdisjoint(needs)}
    return KnownNames(
        names.suppliers + tuple(families),
        {**products, **meant, **names.products},
        {**families, **names.families},
    )


@lru_cache(maxsize=4)
def _read(
    directory: Directory,
) -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, str, tuple[str, ...]], ...]]:
    """Name → company; product → company; products of everyday names, with the words they need."""
    companies = {company.name: company for company in directory.companies}
    families = {name: company.name for company in directory.companies for name in company.names}
    lists = bool(directory.companies)  # an empty directory asks to read without any list
    for house in _said("companies") if lists else ():
        known = next((families[name] for name in house if name in families), house[0])
        families = {**dict.fromkeys(house, known), **families}
    wares = _said("products") if lists else ()
    said = {product: families.get(maker, maker) for product, maker in wares}
    plain = {n: p.company for p in directory.products if not p.needs for n in p.names}
    everyday = tuple(
        (name, product.company, tuple(_needs(product, companies)))
        for product in directory.products
        if product.needs
        for name in product.names
    )
    return families, {**said, **plain}, everyday


@lru_cache(maxsize=4)
def _all_needs(directory: Directory) -> frozenset[str]:
    return frozenset(need for _, _, needs in _read(directory)[2] for need in needs)


def _needs(product: Product, companies: Mapping[str, Company]) -> Iterator[str]:
    for need in product.needs:
        company = companies.get(product.company)
        owned = company.names if company else (product.company,)
        yield from (word.casefold() for word in (owned if need == ITS_COMPANY else (need,)))


@cache
def _said(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split(" = ")) for line in lines(name))
