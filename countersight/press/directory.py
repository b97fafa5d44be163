"""The field's companies and products, as a public directory lists them (`lists/directory.txt`)."""

from functools import cache

from countersight.model import KnownNames
from countersight.press.lists import lines


@cache
def directory() -> KnownNames:
    """Every listed name, and product → maker."""
    suppliers: list[str] = []
    products: dict[str, str] = {}
    for line in lines("directory"):
        name, others, wares, _ = (part.strip() for part in line.split(" |"))
        suppliers += [name, *filter(None, others.split(";"))]
        products |= dict.fromkeys(filter(None, wares.split(";")), name)
    return KnownNames(tuple(suppliers), products)


@cache
def families() -> dict[str, str]:
    """Every name that the directory knows → the entry's own name."""
    family: dict[str, str] = {}
    for line in lines("directory"):
        name, others, *_ = (part.strip() for part in line.split(" |"))
        family |= dict.fromkeys((name, *filter(None, others.split(";"))), name)
    return family


def with_directory(names: KnownNames) -> KnownNames:
    """`names`, and the directory behind them; what `names` says of a product wins."""
    listed = directory()
    return KnownNames(names.suppliers + listed.suppliers, {**listed.products, **names.products})
