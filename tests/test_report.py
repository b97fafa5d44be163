"""The report: a page that needs nothing else, claims marked in place, arithmetic beside them."""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from countersight.model import Coverage, State
from countersight.present.awards import AwardTimeline, TimelineAction
from countersight.present.chart import draw
from countersight.present.paragraphs import headline, split
from countersight.present.report import render
from countersight.reported import Claim, Document, Later, Reading, Verdict

TEXT = """A lens for the border

The agency bought cameras for $4.7 million this year. The work was stopped in May.

Nobody said why.
"""
ARTICLE = Document("lens.txt", TEXT, published=date(2025, 9, 18))
KEY = "CONT_AWD_70EXAM24P00000001_7012_-NONE-_-NONE-"
COVERAGE = Coverage(
    (1,),
    datetime(2026, 8, 22),
    None,
    date(2024, 1, 1),
    date(2026, 8, 1),
    ("ICE",),
    ("no ceilings",),
)


def action(modification: str, day: str, obligation: str, *events: str) -> TimelineAction:
    when, amount = date.fromisoformat(day), Decimal(obligation)
    return TimelineAction(modification, when, amount, "CAMERAS <b>", events, None, None)


AWARD = AwardTimeline(
    award_key=KEY,
    piid="70EXAM24P00000001",
    supplier="EXAMPLE OPTICS LLC",
    agency="ICE",
    obligated=Decimal("4752744.00"),
    current_value=None,
    ceiling=None,
    has_base=True,
    states=(
        State(KEY, date(2025, 2, 28), "active", "0", "stated"),
        State(KEY, date(2025, 5, 5), "stopped", "P00002", "stated"),
    ),
    actions=(
        action("0", "2025-02-28", "3077110.01", "base_award"),
        action("P00001", "2025-04-01", "1675633.99", "funding_added"),
        action("P00002", "2025-05-05", "0.00", "stop_work"),
    ),
)


def claim(sentence: str, **fields: object) -> Claim:
    start = TEXT.index(sentence)
    return replace(
        Claim("lens.txt", "Example Optics", "award", start, start + len(sentence)),
        **fields,  # type: ignore[arg-type]
    )


BOUGHT = claim("The agency bought cameras for $4.7 million this year.", amount=Decimal(4700000))
STOPPED = claim("The work was stopped in May.", event="stop_work", date_text="in May")
SUM = Reading(
    award_key=KEY,
    piid="70EXAM24P00000001",
    modifications=("0", "P00001"),
    supplier="EXAMPLE OPTICS LLC",
    maker=None,
    measure="calendar_year",
    value=Decimal("4752744.00"),
    currency="USD",
    first_date=date(2025, 2, 28),
    last_date=date(2025, 4, 1),
    difference=Decimal("52744.00"),
    relative_difference=0.0112,
    terms=(
        ("70EXAM24P00000001", "0", date(2025, 2, 28), Decimal("3077110.01")),
        ("70EXAM24P00000001", "P00001", date(2025, 4, 1), Decimal("1675633.99")),
    ),
)
STOP = replace(SUM, modifications=("P00002",), measure="lifecycle", value=None, difference=None,
               relative_difference=None, terms=())  # fmt: skip
LATER = (Later("70EXAM24P00000001", "P00003", date(2026, 1, 20), "closeout"),)
VERDICTS = [
    Verdict(BOUGHT, "agrees", "two actions add up", (SUM,), LATER, COVERAGE),
    Verdict(STOPPED, "differs", "stopped, but <later>", (STOP,), LATER, COVERAGE),
]


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    return LexborHTMLParser(render([ARTICLE], VERDICTS, [AWARD]))


def text(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_the_page_needs_nothing_else(page: LexborHTMLParser) -> None:
    assert page.css("script, link, img, iframe, object, form") == []
    assert "url(" not in page.css_first("style").text()
    assert "@import" not in page.css_first("style").text()
    links = [node.attributes["href"] or "" for node in page.css("a[href]")]
    assert {link for link in links if not link.startswith("#")} == {
        f"https://www.usaspending.gov/award/{KEY}/"
    }


def test_every_link_within_the_page_leads_somewhere(page: LexborHTMLParser) -> None:
    identifiers = [node.attributes["id"] for node in page.css("[id]")]
    assert len(identifiers) == len(set(identifiers))
    inside = {node.attributes["href"] for node in page.css("a[href^='#']")}
    assert {link[1:] for link in inside if link} <= set(identifiers)


def test_claims_are_marked_in_place(page: LexborHTMLParser) -> None:
    assert text(page, "mark.agrees") == ["The agency bought cameras for $4.7 million this year."]
    assert text(page, "mark.differs") == ["The work was stopped in May."]
    assert text(page, "p.said")[-1] == "Nobody said why."
    assert [node.attributes["href"] for node in page.css("a.ref")] == ["#note-1", "#note-2"]


def test_the_arithmetic_stands_beside_the_claim(page: LexborHTMLParser) -> None:
    assert text(page, "#note-1 .ledger tr") == [
        "base award28 Feb 2025$3,077,110.01",
        "P000011 Apr 2025$1,675,633.99",
        "in all$4,752,744.00",
        "the article says$4,700,000",
        "record minus article+$52,744.00 (+1.1 %)",
    ]
    assert text(page, "#note-2 .ledger tr") == ["P000025 May 2025work stopped"]


def test_what_the_summary_counts(page: LexborHTMLParser) -> None:
    assert text(page, ".score dd") == ["1", "1", "0"]
    assert "2 claims: 1 agrees, 1 differs, 0 undetermined" in text(page, "article header")[0]


def test_what_came_later_and_what_cannot_be_seen(page: LexborHTMLParser) -> None:
    assert text(page, ".later b") == ["After the article, 70EXAM24P00000001:"]
    assert text(page, ".later li") == ["Closed out on 20 Jan 2026 (P00003)"]
    footer = text(page, "footer")[0]
    assert "pull 1, seen 22 Aug 2026; actions of ICE, 1 Jan 2024 to 1 Aug 2026" in footer
    assert "no ceilings" in footer


def test_a_chart_has_a_text_and_a_table(page: LexborHTMLParser) -> None:
    chart = page.css("svg[role=img]")
    assert len(chart) == 1  # the second claim rests on the same award
    described = (chart[0].attributes["aria-labelledby"] or "").split()
    said = " ".join(page.css_first(f"#{name}").text() for name in described)
    assert "3 actions of 70EXAM24P00000001 to EXAMPLE OPTICS LLC" in said
    assert "stopped from 5 May 2025" in said
    assert "The article is of 18 Sep 2025" in said
    assert len(page.css("#note-1 table.rows tbody tr")) == 3
    assert "beside claim 1" in text(page, "#note-2")[0]


def test_text_of_articles_and_records_is_never_markup(page: LexborHTMLParser) -> None:
    assert page.css(".rows b, .reason later") == []
    assert "CAMERAS <b>" in text(page, ".rows")[0]
    hostile = Document("x.txt", "<script>alert(1)</script> paid nothing.", title="<img src=x>")
    made = LexborHTMLParser(render([hostile], [], []))
    assert made.css("script, img") == []
    assert "<script>alert(1)</script>" in text(made, "p.said")[0]


def test_several_articles_have_an_index() -> None:
    other = Document("other.md", "# Another\n\nNothing of note.", title="Another")
    made = LexborHTMLParser(render([ARTICLE, other], VERDICTS, [AWARD]))
    assert text(made, ".index a") == ["A lens for the border", "Another"]
    assert text(made, "h2")[:2] == ["A lens for the border", "Another"]
    assert "No claim about" in text(made, "article")[1]


def test_claims_are_numbered_through_the_page() -> None:
    other = replace(ARTICLE, name="copy.txt")
    copies = [replace(v, claim=replace(v.claim, article="copy.txt")) for v in VERDICTS]
    made = LexborHTMLParser(render([ARTICLE, other], VERDICTS + copies, [AWARD]))
    assert text(made, "a.number") == ["1", "2", "3", "4"]
    assert len(made.css("svg")) == 2  # each article has the chart beside its own first claim


def test_claims_of_one_sentence_share_its_mark() -> None:
    twin = Verdict(replace(BOUGHT, vendor="Another Maker"), "undetermined", "not in this record")
    made = LexborHTMLParser(render([ARTICLE], [VERDICTS[0], twin], [AWARD]))
    assert len(made.css("mark")) == 1
    assert len(made.css("mark.undetermined")) == 1  # the doubtful one colours it
    assert len(made.css("a.ref")) == 2


def test_a_claim_across_paragraphs_is_marked_in_both() -> None:
    document = Document("x.txt", "One\n\nTwo three\n\nFour.")
    first, second, third = split(document, [(2, 11)])
    assert [(piece.text, piece.claims) for piece in first.pieces] == [("On", ()), ("e", (0,))]
    assert [(piece.text, piece.claims) for piece in second.pieces] == [
        ("Two th", (0,)),
        ("ree", ()),
    ]
    assert (first.claims, second.claims, third.claims) == ((0,), (), ())


def test_line_breaks_matter_in_lists_alone() -> None:
    document = Document("x.md", "A line\nbroken anywhere.\n\nThree things:\n- one\n- two\n")
    assert [paragraph.lines for paragraph in split(document, [])] == [False, True]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("a.txt", "A line that heads\n\nText."), "A line that heads"),
        (Document("a.txt", "It is a sentence.\n\nText."), "a.txt"),
        (Document("a.txt", "A line", title="Said so"), "Said so"),
    ],
)
def test_headlines(document: Document, expected: str) -> None:
    assert headline(document) == expected


def test_where_things_stand_on_the_chart() -> None:
    chart = draw(AWARD, ARTICLE.published, {"0", "P00001"})
    assert [band.state for band in chart.bands] == ["active", "stopped"]
    first, second, stop = chart.sticks
    assert first.x < second.x < stop.x
    assert first.y < second.y < stop.y == chart.zero  # upward is less
    assert [stick.label for stick in chart.sticks] == ["$3.08M", "$1.68M", ""]
    assert chart.article_x is not None
    assert chart.article_x > stop.x
    assert chart.ticks[0].label == "Mar 2025"


def test_money_taken_back_hangs_below_the_line() -> None:
    back = replace(AWARD, actions=(*AWARD.actions, action("P3", "2025-06-01", "-2000000")))
    chart = draw(back, None)
    assert chart.sticks[-1].y > chart.zero
    assert chart.bottom_figure == "−$2M"


def test_an_award_of_one_action_on_one_day_can_be_drawn() -> None:
    alone = replace(AWARD, actions=AWARD.actions[2:], states=())
    svg = render([ARTICLE], VERDICTS[1:], [alone])
    assert re.search(r"<svg.*?</svg>", svg, re.S)
    assert "nan" not in svg
