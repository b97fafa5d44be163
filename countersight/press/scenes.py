"""A sentence with all that was found in it, and what the text was about when it came.

"The company", "it", "the contract", "this order" mean what the sentences before were about: the
vendor of the heading or of the sentence before, the agency last named.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from countersight.press.agencies import AgencyMention, find_agencies
from countersight.press.bodies import Passage, Spoken
from countersight.press.currencies import dollars_of, localised
from countersight.press.dates import DateMention, Frame, find_dates
from countersight.press.descriptions import Introduced, find_descriptions, introduce
from countersight.press.events import AGENCY, PRODUCT, VENDOR
from countersight.press.lists import alternation
from countersight.press.money import Money, find_money, usual_currency
from countersight.press.names import read_names
from countersight.press.places import is_place
from countersight.press.products import ProductMention, find_products, pattern_of
from countersight.press.sentences import Sentence, split
from countersight.press.subjects import subject_in
from countersight.press.vendors import Names, VendorMention
from countersight.reported import Document, KnownNames

ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]hese|[Tt]he\s+same|[Tt]heir|[Aa]nother|[Bb]oth)\s+(?:[\w-]+\s+){0,3}?(?:company|firm|startup|start-up|vendor|contractor|supplier|"
    r"provider|maker|developer|contracts?|deals?|agreements?|orders?|award|technology|software|system|tool|platform|spyware|service|services|"
    r"subscription|partnership|parties|database|product|app|business|corporation|organi[sz]ation|cameras|drones|devices|licen[sc]es?|purchase|giant|manufacturer|data|pilot|program|readers|sensors|towers)\b|\b[Ii]t\b|\b[Ii]ts\b|\b[Ww]e\b|\b[Oo]ur\b"
)
_DEAL = re.compile(
    r"\b(?:contract|deal|agreement|order|award|purchase|bought|paid|procured|lease|license|hire|sign|subscription)(?:s|d|ed)?\b",
    re.I,
)
_THE_DEAL = re.compile(
    r"\b(?:the|this|that)\s+(?:[\w$.-]+\s+){0,3}?(?:contract|deal|agreement|order|award|purchase|subscription)\b",
    re.I,
)
_THEIR_DEAL = re.compile(
    r"(?:[’']s?)?\s+(?:[\w-]+\s+)?(?:contract|order|deal|agreement|licen[sc]e|subscription)\b(?!\s+(?:with|to)\b)"
)
_ASIDE = re.compile(
    r"(?:owned\s+by|subsidiary\s+of|acquired\s+by|part\s+of|unit\s+of|backed\s+by|parent(?:\s+company)?|rivals?|competitors?|"
    r"founded\s+by|unlike|formerly(?:\s+known\s+as)?|(?:which|that)\s+(?:was|had\s+been)\s+(?:once\s+|then\s+)?known\s+as|previously\s+(?:known\s+as|called)|merged\s+with|alternatives?\s+to|replac(?:ing|ed|es)|compet(?:es|ing|itor)\s+(?:with|to)|"
    r"runs\s+on|hosted\s+(?:by|on)|spun\s+off\s+from|formerly\s+of)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$|(?-i:\ba)\s+(?:rival|competitor),\s+$",
    re.I,
)

# "Acme's rival Bolt": Bolt is spoken of.
_OF_ANOTHER = re.compile(
    r"[’']s?\s+(?:[a-z-]+\s+){0,2}?(?:partner|rival|competitor|parent|owner|successor|predecessor|alternative)\b"
)
_ITS_DEAL = re.compile(
    r",?\s+(?:whose\s+(?:[\w$£€.,-]+\s+){0,3}?(?:contract|deal|agreement|licen[sc]e)|which\s+(?:had|has|held|won|was\s+paid))\b"
)
_CORRECTS = re.compile(
    r"\b(?:corrections?|clarifications?|errat(?:a|um)|misstated|(?:earlier|previous)\s+version)\b",
    re.I,
)
# "delivered by Acme", "its supplier, Acme": the sentence names who sold.
_SHOWN = re.compile(
    rf"\b(?:by|from|to|called|named|(?:{alternation('seller_nouns')})(?:,|\s+is|\s+was)?)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){{0,3}}$|:\s$"
)
_THE_GROUP = re.compile(
    r"\b[Tt]he\s+(?:[A-Z][\w-]+\s+)(?:group|firm|company|start-?up|maker|giant|supplier|vendor)\b"
)
_SEVERAL = re.compile(
    r"\b(?:contracts|companies|firms|suppliers|vendors|payments|purchases|deals)\b"
)
_NO_PASSAGE = Passage("prose", "")
_LEAD = 2  # sentences after which a lead may name its vendor
_NEAR = 6  # sentences over which `the company` is the one last named


@dataclass(frozen=True, slots=True)
class Topic:
    """What the text is about: each with the number of the sentence that set it."""

    vendor: str | None = None
    vendor_at: int = -99
    agency: str | None = None
    agency_at: int = -99
    product: str | None = None
    deal: str | None = None  # the vendor last named together with a contract
    deal_at: int = -99
    partners: tuple[tuple[str, str], ...] = ()  # agency and the vendor first named with it
    introduced: Introduced = ()
    group: tuple[str, ...] = ()  # the vendors of the sentence before, where it names several


@dataclass(frozen=True, slots=True)
class Mains:
    """The agency and the vendor that the whole text is about, where one stands out."""

    vendor: str | None = None
    agency: str | None = None
    bodies: tuple[str, ...] = ()  # every agency of the text, the most named first
    first: tuple[str | None, int] = (None, 0)  # the first vendor named, and in which sentence
    corrects: bool = False  # the text corrects what was said before


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence; mentions count from its start. `topic` is as it was before the sentence."""

    number: int
    sentence: Sentence
    vendors: tuple[VendorMention, ...]
    agencies: tuple[AgencyMention, ...]
    products: tuple[ProductMention, ...]
    moneys: tuple[Money, ...]
    dates: tuple[DateMention, ...]
    topic: Topic
    makers: dict[str, str]
    main: Mains
    passage: Passage
    spoken: Spoken  # of the whole text: what stands before is `passages[:number]`
    doubtful: tuple[VendorMention, ...] = ()  # names that were not taken for vendors

    @property
    def text(self) -> str:
        return self.sentence.text

    def masked(self) -> str:
        """The sentence with its names blotted out by kind; offsets hold."""
        text = self.text
        for letter, mentions in (
            (PRODUCT, self.products),
            (VENDOR, self.vendors),
            (AGENCY, self.agencies),
        ):
            for m in mentions:
                text = f"{text[: m.start]}{letter * (m.end - m.start)}{text[m.end :]}"
        return text

    def seller(self) -> str | None:
        """The vendor that the sentence means without naming it."""
        for product in self.products:
            if product.name in self.makers:
                return self.makers[product.name]
        partner = self._partner()
        if partner or self.topic.vendor is None:
            return partner or self.main.vendor or self._named_next()
        near = self.number - self.topic.vendor_at
        if near > 1 and _THE_DEAL.search(self.text) and self.number - self.topic.deal_at <= 5:
            return self.topic.deal
        within = near <= (4 if ANAPHOR.search(self.text) else 2)
        return self.topic.vendor if within else self.main.vendor

    def _partner(self) -> str | None:
        """`The ICE contract`: the vendor first named with that agency."""
        for agency in self.agencies:
            behind = self.text[agency.end : agency.end + 40]
            if _THEIR_DEAL.match(behind):
                return dict(self.topic.partners).get(agency.name)
        return None

    def _named_next(self) -> str | None:
        """The vendor that a lead leaves for one of the next sentences to name."""
        name, at = self.main.first
        back = (
            ANAPHOR.search(self.text) or _THE_GROUP.search(self.text) or _SEVERAL.search(self.text)
        )
        return name if name and at - self.number <= _LEAD and not back else None

    @property
    def bodies(self) -> tuple[str, ...]:
        return self.main.bodies

    def buyer(self) -> str | None:
        """The agency that the sentence means without naming it."""
        if self.topic.agency is not None and self.number - self.topic.agency_at <= 6:
            return self.topic.agency
        return self.main.agency


def read_scenes(document: Document, known: KnownNames) -> Iterator[Scene]:
    """The sentences of a document in order, read."""
    sentences = split(document.text)
    agencies = find_agencies(document.text, [(s.start, s.end) for s in sentences])
    names = read_names(sentences, agencies, known)
    products = _products(sentences, names, agencies, known)
    main = _mains(sentences, names, agencies)
    topic, frame = Topic(), Frame(document.published or _dated(sentences))
    dollars = dollars_of(document.text)
    usual = usual_currency(document.text) or dollars
    pattern = pattern_of([name for name in products if name in document.text])
    spoken = Spoken()
    for number, sentence in enumerate(sentences):
        scene = _scene(number, sentence, names, agencies, frame)
        told = localised(
            find_money(sentence.text, usual), sentence.text, document.text[: sentence.end], dollars
        )
        scene = replace(scene, moneys=told)
        named = _named_in(sentence.text, pattern)
        scene = replace(scene, products=named, topic=topic, makers=products, main=main)
        described = _with_descriptions(scene)
        passage = _passage(described)
        yield replace(described, passage=passage, spoken=spoken)
        spoken.passages.append(passage)
        topic = replace(
            _after(described), introduced=introduce(sentence.text, scene.vendors, topic.introduced)
        )
        frame = _frame_after(scene, frame)


def _with_descriptions(scene: Scene) -> Scene:
    """The scene with `the company` and the like among its vendors."""
    near = scene.number - scene.topic.vendor_at <= _NEAR
    topic = scene.topic.vendor if near else scene.main.vendor
    told = find_descriptions(scene.text, scene.vendors, scene.topic.introduced, topic)
    vendors = sorted((*scene.vendors, *told), key=lambda v: v.start)
    return replace(scene, vendors=tuple(vendors))


def _dated(sentences: tuple[Sentence, ...]) -> date | None:
    """The day of publication where a short line at the head of the text is one."""
    for sentence in sentences[:8]:
        if len(sentence.text.split()) <= 9:
            days = [d.iso for d in find_dates(sentence.text, Frame()) if d.precision == "day"]
            if days and days[0] and days[0][:4].isdigit():
                return _day(days[0])
    return None


def _day(iso: str) -> date | None:
    """The date, unless no calendar has it ("Feb. 31")."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _mains(
    sentences: tuple[Sentence, ...], names: Names, agencies: tuple[AgencyMention, ...]
) -> Mains:
    """A vendor stands out by most of the mentions, three at least, or alone in the headline."""
    bodies = Counter(a.name for a in agencies)
    vendors = Counter(v.name for s in sentences for v in names.find(s.text))
    first = {v.name for s in sentences[:1] for v in names.find(s.text)}
    vendor, count = vendors.most_common(1)[0] if vendors else (None, 0)
    if len(first) == 1 and vendors[next(iter(first))] >= 2:
        vendor = next(iter(first))
    elif count < (2 if len(vendors) == 1 else 3) or count < 0.6 * vendors.total():
        vendor = None
    agency = bodies.most_common(1)[0][0] if bodies else None
    head = " ".join(s.text for s in sentences[:3])
    named = tuple(name for name, _ in bodies.most_common())
    return Mains(
        vendor, agency, named, _first(sentences, names), _CORRECTS.search(head) is not None
    )


def _first(sentences: tuple[Sentence, ...], names: Names) -> tuple[str | None, int]:
    for number, sentence in enumerate(sentences):
        found = () if sentence.kind == "heading" else names.find(sentence.text)
        if found:
            shown = _SHOWN.search(sentence.text[: found[0].start]) is not None
            return found[0].name if shown else None, number
    return None, 0


def _scene(
    number: int, sentence: Sentence, names: Names, agencies: tuple[AgencyMention, ...], frame: Frame
) -> Scene:
    inside = tuple(
        AgencyMention(a.start - sentence.start, a.end - sentence.start, a.name)
        for a in agencies
        if sentence.start <= a.start and a.end <= sentence.end
    )
    vendors = tuple(
        v for v in names.find(sentence.text)
        if all(v.end <= a.start or a.end <= v.start for a in inside)
    )  # fmt: skip
    taken = [(m.start, m.end) for m in inside] + [(v.start, v.end) for v in vendors]
    doubtful = tuple(
        v for v in names.find_doubtful(sentence.text)
        if all(v.end <= start or end <= v.start for start, end in taken)
    )  # fmt: skip
    return Scene(
        number, sentence, vendors, inside, (), (),
        find_dates(sentence.text, frame), Topic(), {}, Mains(), _NO_PASSAGE, Spoken(), doubtful,
    )  # fmt: skip


def _passage(scene: Scene) -> Passage:
    return Passage(
        scene.sentence.kind,
        scene.text,
        scene.agencies,
        (
            *((p.start, p.end) for p in scene.products),
            *((m.start, m.end) for m in scene.moneys),
            *((d.start, d.end) for d in scene.dates),
        ),
        tuple((v.start, v.end, v.name) for v in scene.vendors),
    )


def _products(
    sentences: tuple[Sentence, ...],
    names: Names,
    agencies: tuple[AgencyMention, ...],
    known: KnownNames,
) -> dict[str, str]:
    """Product → maker: the vendor named in the sentence that introduces it, or last before."""
    here = {known.families.get(form, form): name for form, name in names.vendors.items()}
    makers = {product: here.get(maker, maker) for product, maker in known.products.items()}
    last: str | None = None
    for sentence in sentences:
        vendors = names.find(sentence.text)
        last = vendors[0].name if vendors else last
        taken = [(v.start, v.end) for v in vendors]
        taken += [(a.start - sentence.start, a.end - sentence.start) for a in agencies]
        if sentence.kind == "heading":
            continue
        for product in find_products(sentence.text, tuple(taken)):
            maker = _maker(product, vendors) or last
            surface = sentence.text[product.start : product.end]
            if maker:
                makers.setdefault(surface, maker)
                makers.setdefault(product.name, maker)
    return makers


def _maker(product: ProductMention, vendors: tuple[VendorMention, ...]) -> str | None:
    before = [v for v in vendors if v.end <= product.start]
    return before[-1].name if before else vendors[0].name if vendors else None


def _named_in(text: str, pattern: re.Pattern[str] | None) -> tuple[ProductMention, ...]:
    if pattern is None:
        return ()
    return tuple(ProductMention(m.start(), m.end(), m.group()) for m in pattern.finditer(text))


def _after(scene: Scene) -> Topic:
    topic = scene.topic
    main = next((v for v in scene.vendors if not is_aside(scene.text, v)), None)
    if main is not None:
        topic = replace(topic, vendor=main.name, vendor_at=scene.number)
        if _DEAL.search(scene.text) and scene.sentence.kind != "heading":
            topic = replace(topic, deal=main.name, deal_at=scene.number)
    elif scene.products:
        makers = [scene.makers[p.name] for p in scene.products]
        made = next((maker for maker in makers if maker != topic.vendor), topic.vendor)
        topic = replace(topic, vendor=made, vendor_at=scene.number)
    elif scene.vendors or ANAPHOR.search(scene.text):
        near = scene.number - topic.vendor_at <= 3
        topic = replace(topic, vendor_at=scene.number) if near else topic
    named = [v.name for v in scene.vendors if not is_aside(scene.text, v)]
    several = tuple(dict.fromkeys(named))
    topic = replace(topic, group=several if len(several) > 1 else ())
    if buyer := _named_buyer(scene):
        topic = replace(topic, agency=buyer, agency_at=scene.number)
    if scene.products:
        topic = replace(topic, product=scene.products[0].name)
    if main is not None and scene.agencies and scene.sentence.kind != "heading":
        known = dict(topic.partners)
        met = ((a.name, main.name) for a in scene.agencies if a.name not in known)
        topic = replace(topic, partners=(*topic.partners, *met))
    if scene.sentence.kind == "row":  # what follows a table is not about its last row
        topic = replace(topic, vendor=None, deal=None)
    return topic


def _named_buyer(scene: Scene) -> str | None:
    """The first agency named, else a place that buys."""
    if scene.agencies:
        return scene.agencies[0].name
    heading = scene.sentence.kind == "heading"
    headed = scene.text.strip("#*_ :").title()
    place = headed if heading else subject_in(scene.text, scene.vendors)
    return place if place is not None and is_place(place) else None


def _frame_after(scene: Scene, frame: Frame) -> Frame:
    dated = [d.iso for d in scene.dates if d.iso and d.iso[:4].isdigit()]
    return Frame(frame.published, dated[-1]) if dated else frame


def is_aside(text: str, mention: VendorMention) -> bool:
    """Named beside the point: an owner, a rival, a partner; not "a rival whose contract"."""
    if _ITS_DEAL.match(text, mention.end):
        return False
    return (
        _OF_ANOTHER.match(text, mention.end) is not None
        or _ASIDE.search(text[max(0, mention.start - 60) : mention.start]) is not None
    )
