"""Pages of the demo record: each opens, in each format, and every link in it leads somewhere."""

import csv
import io
import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from countersight.present.pages import Page, pages
from tests.web import demo

AWARD = "70CTD024P00000012"
VEHICLE = "GS35F0086U"
EXAMPLES = {
    "award": AWARD,
    "agency": "ICE",
    "capability": "phone_extraction",
    "flag": "stop_work",
    "organisation": "NAME-clearview-ai",
    "maker": "Magnet Forensics",
    "vehicle": VEHICLE,
}


def example(page: Page) -> str:
    """An address of the page on the demo record."""
    return re.sub(r"{\w+}", EXAMPLES.get(page.name, ""), page.path)


# `test_web_check` and `test_web_cite` open the others, which need something handed in first.
PLAIN = [page for page in pages() if page.name not in ("check", "cite", "recall")]


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_a_page_has_one_heading_landmarks_and_a_language(page: Page) -> None:
    answer = demo().get(example(page))
    assert answer.status_code == 200, answer.text
    tree = LexborHTMLParser(answer.text)
    assert len(tree.css("h1")) == 1
    assert len(tree.css("main")) == 1
    assert tree.css_first("html").attributes["lang"] == "en"
    assert tree.css_first("title").text().endswith(" · Countersight")
    assert not tree.css("[style], script:not([src]), [onclick]")  # the policy would refuse them
    for table in tree.css("table"):
        assert table.css_first("caption"), table.html
        assert table.css("th[scope]"), table.html


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_figures_side_by_side_are_named_where_a_narrow_page_hides_the_head(page: Page) -> None:
    for row in LexborHTMLParser(demo().get(example(page)).text).css("table.cards tbody tr"):
        figures = row.css("td.sum")
        assert len(figures) < 2 or all(one.attributes.get("data-label") for one in figures)


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_json_is_the_same_object(page: Page) -> None:
    path = example(page).rstrip("/") or "/index"
    answer = demo().get(f"{path}.json")
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(json.loads(answer.text), dict)


@pytest.mark.parametrize("page", [p for p in PLAIN if p.rows], ids=lambda page: page.name)
def test_csv_has_a_header_and_rows(page: Page) -> None:
    answer = demo().get(f"{example(page)}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(answer.text)))
    assert all(len(line) == len(lines[0]) for line in lines)


@pytest.mark.parametrize("page", [p for p in PLAIN if p.entries], ids=lambda page: page.name)
def test_atom_is_a_feed(page: Page) -> None:
    answer = demo().get(f"{example(page)}.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    name = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{name}feed"
    assert feed.findtext(f"{name}updated")
    for entry in feed.iter(f"{name}entry"):
        assert entry.findtext(f"{name}title")
        assert entry.find(f"{name}link").get("href", "").startswith("http://localhost/")  # type: ignore[union-attr]


def links(text: str) -> set[str]:
    found = re.findall(r' href="(/[^"#]*)', text)
    return {unescape(link) for link in found}


def test_every_link_leads_to_a_page() -> None:
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < 400:
        address = waiting.pop(0)
        answer = demo().get(address)
        assert answer.status_code == 200, address
        seen.add(address)
        if answer.headers["content-type"].startswith("text/html"):
            waiting += sorted(links(answer.text) - seen - set(waiting))
    assert any(link.startswith("/award/") for link in seen)


def test_an_award_page_tells_the_contracts_life() -> None:
    text = demo().get(f"/award/{AWARD}").text
    for told in ("Work stopped 8 Oct 2024", "Work resumed 30 Aug 2025", "Closed out 20 Jan 2026"):
        assert told in text
    assert "$2,000,000.00" in text
    assert f"https://www.usaspending.gov/award/CONT_AWD_{AWARD}_7012" in text


def test_an_award_as_csv_lists_its_actions() -> None:
    lines = list(csv.DictReader(io.StringIO(demo().get(f"/award/{AWARD}.csv").text)))
    assert [line["modification"] for line in lines] == ["0", "P00001", "P00002", "P00003"]
    assert lines[0]["obligation"] == "2000000.00"
    assert {line["pull"] for line in lines} == {"1"}


def test_a_vehicle_lists_its_orders_and_each_leads_back() -> None:
    page = demo().get(f"/vehicle/{VEHICLE}.json").json()
    assert page["about"]["orders"] == page["orders"]["of_all"] == len(page["orders"]["lines"])
    for order in page["orders"]["lines"]:
        assert f'href="/vehicle/{VEHICLE}"' in demo().get(f"/award/{order['award_key']}").text
    lines = list(csv.DictReader(io.StringIO(demo().get(f"/vehicle/{VEHICLE}.csv").text)))
    assert [line["award_key"] for line in lines] == [
        order["award_key"] for order in page["orders"]["lines"]
    ]
    assert demo().get("/vehicle/NONE").status_code == 404


def test_a_capability_leads_to_its_makers_and_they_to_their_money() -> None:
    page = demo().get("/capability/phone_extraction.json").json()
    for made in page["profile"]["makers"]["lines"]:
        maker = demo().get(f"/maker/{made['maker']}.json").json()
        assert maker["maker"] == made["maker"]
        assert maker["obligated"] == sum(seller["obligated"] for seller in maker["sellers"])
        assert maker["awards"]["of_all"] == sum(seller["awards"] for seller in maker["sellers"])
    assert demo().get("/maker/nobody/at all").status_code == 404


@pytest.mark.parametrize(
    ("table", "column"), [("awards", "award_key"), ("suppliers", "name"), ("makers", "maker")]
)
def test_each_list_of_a_capability_comes_as_csv(table: str, column: str) -> None:
    path = "/capability/phone_extraction"
    listed = demo().get(f"{path}.json").json()["profile"][table]["lines"]
    answer = demo().get(f"{path}.csv", params={"table": table}).text
    lines = list(csv.DictReader(io.StringIO(answer)))
    assert [line[column] for line in lines] == [line[column] for line in listed]


def test_an_agency_among_organisations_leads_to_its_awards() -> None:
    listed = demo().get("/organisations.json", params={"kind": "agency"}).json()["lines"]
    [found] = [one for one in listed if one["name"] == "ICE"]
    page = LexborHTMLParser(demo().get(f"/organisation/{found['organisation_id']}").text)
    search, agency = (a.attributes["href"] for a in page.css(".standfirst a"))
    assert agency == "/agency/ICE"
    assert f"<b>{found['awards']} awards</b>" in demo().get(search or "").text


def test_search_narrows_by_a_facet() -> None:
    first = demo().get("/search.json", params={"q": "agency:CBP"}).json()
    facets = {facet["name"]: facet["values"] for facet in first["results"]["facets"]}
    [value] = [v for v in facets["agency"] if v["value"] == "CBP"]
    narrowed = demo().get("/search.json", params={"q": f"(agency:CBP) {value['term']}"}).json()
    assert narrowed["results"]["totals"] == first["results"]["totals"]


def test_search_as_csv_gives_all_that_fits() -> None:
    totals = demo().get("/search.json", params={"grain": "action"}).json()["results"]["totals"]
    lines = demo().get("/search.csv", params={"grain": "action"}).text.splitlines()
    assert len(lines) == totals["actions"] + 1


def test_an_unchanged_page_is_not_sent_twice() -> None:
    first = demo().get(f"/award/{AWARD}")
    again = demo().get(f"/award/{AWARD}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_pages_are_small(page: Page) -> None:
    without_charts = re.sub(r"<svg.*?</svg>", "", demo().get(example(page)).text, flags=re.S)
    assert len(without_charts.encode()) < 150_000
