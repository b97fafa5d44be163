"""What the directory of the field knows, as evidence: products in texts, companies as suppliers."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from countersight.directory import ITS_COMPANY, Company, Directory, Product
from countersight.meaning.phrases import Group, Phrase, plain, spelt
from countersight.meaning.taxonomy import Evidence, Taxonomy


def in_order(taxonomy: Taxonomy, directory: Directory) -> tuple[Evidence, ...]:
    """Names of the directory, then the words of the taxonomy."""
    return (*evidence(directory), *taxonomy.evidence)


def evidence(directory: Directory) -> tuple[Evidence, ...]:
    """Evidence of the names that stand for a kind of thing; products come first.

    A product shows what it does, a company what it sells, first of all: its line has that first.
    """
    companies = {company.name: company for company in directory.companies}
    products = [p for p in directory.products if p.capabilities]
    makers = [c for c in directory.companies if c.role == "maker" and c.capabilities]
    return (
        *(_product(p, companies[p.company]) for p in products),
        *(_written(c) for c in makers),
        *(_selling(c, place) for c in makers for place in ("supplier", "maker")),
    )


def _product(product: Product, company: Company) -> Evidence:
    needs = [
        n for need in product.needs for n in (company.names if need == ITS_COMPANY else (need,))
    ]
    group = Group(_phrases(product.names), beside=_phrases(needs))
    return Evidence(product.capabilities[:1], group, basis="product", strength="shown")


def _written(company: Company) -> Evidence:
    """Its name in a text: what is bought is its make."""
    group = Group(_phrases(company.names))
    return Evidence(company.capabilities[:1], group, basis="company", strength="shown")


def _selling(company: Company, place: str) -> Evidence:
    """Its name as the supplier's or the maker's, whatever the texts say."""
    says = tuple(replace(phrase, names=True) for phrase in _phrases(company.names))
    return Evidence(company.capabilities[:1], Group(says), place, place, "shown")


def _phrases(names: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(phrase for name in names if (phrase := _phrase(name)))


@lru_cache(maxsize=16_384)  # a company's names are asked for where it writes, sells and makes
def _phrase(name: str) -> Phrase | None:
    text = plain(name)
    return spelt(text) if text else None
