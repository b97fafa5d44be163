"""What can be asked of an award or an action: one line a field, and with it a facet.

A field's values come from the column of its name in `documents/*.sql`. Of `words` and `exact`
fields the index keeps the values whole, for facets and for `field:="value"`; of `words` it keeps
their words too. An `amount` is kept in cents, a `date` in days since 1970.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["words", "exact", "amount", "date", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """`facet`: whether its values are counted; `says`: for the manual and for messages.

    `many`: whether an award may have several values of a facet.
    """

    name: str
    kind: Kind
    says: str
    facet: bool = False
    many: bool = False

    @property
    def whole(self) -> str:
        """The index's field of whole values."""
        return self.name if self.kind == "exact" else f"{self.name}_is"

    @property
    def is_fast(self) -> bool:
        """Whether the index can tell which documents have a value."""
        return self.facet or self.kind in ("exact", "amount", "date", "number")


FIELDS = (
    Field("capability", "words", "kind of surveillance technology", facet=True, many=True),
    Field("agency", "words", "short name or code of the agency", facet=True),
    Field("supplier", "words", "who is paid, by any of its names", facet=True),
    Field("maker", "words", "whose product it is, and the product", facet=True),
    Field("year", "number", "fiscal year (from October) in which it acted", facet=True, many=True),
    Field("state", "exact", "last known state of the award", facet=True),
    Field("competition", "words", "how far the award was competed", facet=True),
    Field("flag", "words", "red flag on the award", facet=True, many=True),
    Field("description", "words", "what the record says was bought or done"),
    Field("piid", "words", "contract number, the vehicle's included"),
    Field("kind", "words", "product or service code and industry, in words"),
    Field("amount", "amount", "obligated: by the award in all, or by the action"),
    Field("ceiling", "amount", "what the award may come to with every option"),
    Field("date", "date", "day of an action"),
    Field("seen", "date", "day on which the record first showed an action"),
)
BY_NAME = {field.name: field for field in FIELDS}
FACETS = tuple(field.name for field in FIELDS if field.facet)
TEXT = "text"  # every word of the texts above: what words without a field are sought in
