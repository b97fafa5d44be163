"""What a reader of documents knows by name: the directory of the field, and words beside it."""

from collections.abc import Iterator, Mapping
from functools import cache

from countersight.directory import ITS_COMPANY, Company, Directory, Product
from countersight.model import KnownNames
from countersight.press.lists import lines


def with_directory(names: KnownNames, directory: Directory, text: str) -> KnownNames:
    """`names`, and the directory behind them; what `names` says of a product wins.

    A product whose name is an everyday word counts only where `text` has what it needs. Behind the
    directory stand the lists `companies` and `products`: words to read with, that nobody looked up.
    """
    low = text.casefold()
    companies = {company.name: company for company in directory.companies}
    families = {name: company.name for company in directory.companies for name in company.names}
    for house in _said("companies"):
        known = next((families[name] for name in house if name in families), house[0])
        families = {**dict.fromkeys(house, known), **families}
    products = {product: families.get(maker, maker) for product, maker in _said("products")}
    products |= {
        name: product.company
        for product in directory.products
        if not product.needs or any(need in low for need in _needs(product, companies))
        for name in product.names
    }
    suppliers = names.suppliers + tuple(families)
    return KnownNames(suppliers, {**products, **names.products}, {**families, **names.families})


def _needs(product: Product, companies: Mapping[str, Company]) -> Iterator[str]:
    for need in product.needs:
        company = companies.get(product.company)
        owned = company.names if company else (product.company,)
        yield from (word.casefold() for word in (owned if need == ITS_COMPANY else (need,)))


@cache
def _said(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split(" = ")) for line in lines(name))
