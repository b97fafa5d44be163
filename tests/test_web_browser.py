"""The pages in a real browser: a reporter's walk, by keyboard, without scripts, for everybody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from countersight.present.pages import Page as OnePage
from tests.browser import FLAGS, NARROW, SHEET, WIDE, needs_browser, serving
from tests.test_web_pages import PLAIN, example
from tests.walk import demo_store

AWARD = "70CTD024P00000012"
ARTICLE = """Spyware deal comes back to life

In September 2024, ICE signed a $2 million contract with Paragon Solutions. Weeks later the work was
stopped. Last week the agency lifted the stop-work order.

The agency also paid Clearview AI $3.75 million for face recognition software this month.
"""

CUT_OFF = """[...document.querySelectorAll("main :not(.unseen)")]
    .filter(one => getComputedStyle(one).overflowX != "visible")
    .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    needs_browser()
    store = tmp_path_factory.mktemp("browser") / "store"
    shutil.copytree(demo_store(), store)
    with serving(store) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = needs_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, base_url=base)  # type: ignore[arg-type]
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    yield opened
    context.close()
    assert not said  # no refused script, style or font, no file that is not there


def test_a_reporters_walk(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_label("Text", exact=True).fill(ARTICLE)
    page.get_by_label("Published on").fill("2025-09-08")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spyware deal comes back to life")
    expect(page.locator("mark.agrees").first).to_be_visible()

    page.locator(".note a", has_text=AWARD).first.click()
    timeline = page.locator("svg.wide.lifeline")
    for told in ("Work stopped 8 Oct 2024", "Work resumed 30 Aug 2025", "Closed out 20 Jan 2026"):
        expect(timeline.get_by_text(told)).to_be_visible()
    timeline.locator("a .spot.agrees").first.click()  # the article is on the timeline too
    assert "/check/" in page.url

    page.goto(f"/award/{AWARD}")
    page.locator("main").get_by_role("link", name="Spyware").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spyware")
    page.get_by_role("link", name="Capabilities", exact=True).click()
    page.locator("main").get_by_role("link", name="Phone extraction").first.click()
    expect(page.get_by_role("heading", name="Whose products")).to_be_visible()
    makers = page.locator("section", has=page.locator("#makers"))
    makers.get_by_role("link", name="Magnet Forensics", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Magnet Forensics")
    expect(page.get_by_role("heading", name="Who was paid for them")).to_be_visible()
    page.go_back()

    page.get_by_role("link", name="Cite").click()
    link = page.locator(".cite a").get_attribute("href")
    page.get_by_role("button", name="Keep this citation").click()
    expect(page.get_by_text("✓ The same.")).to_be_visible()
    page.goto(link or "")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phone extraction")
    expect(page.get_by_role("note")).to_contain_text("The record as it stood on")


def test_search_facet_open(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search the record").fill("software")
    page.keyboard.press("Enter")
    facets = page.get_by_role("navigation", name="Narrow by")
    facets.get_by_role("link", name="CBP").click()
    expect(page.locator(".hit").first).to_contain_text("CBP")
    page.locator(".hit h2 a").first.click()
    expect(page.get_by_role("heading", name="Actions")).to_be_visible()


def test_dragging_over_the_histogram_narrows_the_time(page: Page) -> None:
    page.goto("/search?q=software&period=year")
    box = page.locator("svg.wide.bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_url("**date*")
    assert "(software) date:20" in page.get_by_role("searchbox").last.input_value()
    expect(page.locator(".hit").first).to_be_visible()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.4)
    page.wait_for_url("**grain=award**")  # a click follows the bar


def test_by_keyboard_alone(page: Page) -> None:
    page.goto(f"/award/{AWARD}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the text")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    for _ in range(60):  # everything that can be used has a ring around it
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return e === document.body ? null : [e.outerHTML.slice(0, 120), s.outlineStyle] }"
        )
        if focused is None:
            break
        assert focused[1] not in ("none", ""), focused[0]


def test_a_check_by_keyboard(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.insert_text(ARTICLE)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Check":
            break
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


def test_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport=NARROW, base_url=base, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/search?q=software")
    page.locator(".hit h2 a").first.click()
    assert page.locator("svg.narrow.lifeline").is_visible()
    page.goto("/check")
    page.fill("#text", ARTICLE)
    page.click("form.paste button")
    assert page.locator("mark").count() >= 2
    context.close()


@pytest.mark.parametrize("one", PLAIN, ids=lambda one: one.name)
def test_nothing_is_wider_than_a_telephone(browser: Browser, base: str, one: OnePage) -> None:
    context = browser.new_context(viewport=NARROW, base_url=base)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(example(one))
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()


@pytest.mark.parametrize("one", PLAIN, ids=lambda one: one.name)
def test_nothing_is_wider_than_a_sheet_of_paper(browser: Browser, base: str, one: OnePage) -> None:
    context = browser.new_context(viewport=SHEET, base_url=base)  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(example(one))
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    assert page.evaluate(CUT_OFF) == []  # paper does not scroll
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("one", PLAIN, ids=lambda one: one.name)
def test_axe_finds_nothing(browser: Browser, base: str, one: OnePage, scheme: str) -> None:
    context = browser.new_context(viewport=WIDE, base_url=base, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(example(one))
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_check_a_citation_and_a_problem(
    browser: Browser, base: str, scheme: str
) -> None:
    context = browser.new_context(viewport=WIDE, base_url=base, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/check")
    page.fill("#text", ARTICLE)
    page.click("form.paste button")
    for address in (page.url, f"/cite?of=/award/{AWARD}", "/nowhere", "/search?q=("):
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, (address, found.generate_report())
    context.close()


def test_pages_do_not_shift(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport=WIDE, base_url=base)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) window.shift += entry.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/", f"/award/{AWARD}", "/search?q=software"):
        page.goto(address)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shift") < 0.1, address
    context.close()


def test_a_file_is_handed_in(page: Page, tmp_path: Path) -> None:
    article = tmp_path / "deal.md"
    article.write_text(f"# A deal\n\n{ARTICLE}", encoding="utf-8")
    page.goto("/check")
    page.get_by_label("or a file").set_input_files(article)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A deal")
