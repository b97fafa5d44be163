"""Articles, notes, statements: plain text, Markdown, HTML and PDF become a `Document`.

Publisher: anyone; the document is the user's. Licence: the document's own; it is read, not kept.
Caveats: offsets of plain text and Markdown are offsets in the file as it stands; those of HTML
and PDF are offsets in the main text drawn from it. Identifiers of persons are masked, length for
length. Bounds: UTF-8, up to 20 MB.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path, PurePath
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from countersight.errors import InputError, NoSuchInput
from countersight.personal import mask
from countersight.reported import Document

ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}
MOST_BYTES = 20_000_000
STDIN = "standard input"

_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.I)
_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.S)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*\r?$", re.M)
_NOT_TEXT = ["script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form"]
_NOT_TEXT += ["iframe", "button"]
_BREAK, _CELL = "\x1e", "\x1f"  # ASCII's own separators of records and units
_BODIES = ("article", "main", "[role=main]", "body")
_BLOCKS = (
    "address, article, blockquote, br, caption, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, "
    "header, hr, li, main, ol, p, pre, section, table, tr, ul"
)
_TITLES = ("meta[property='og:title']", "meta[name='twitter:title']", "h1", "title")
_ADDRESSES = ("link[rel=canonical]", "meta[property='og:url']")
_PDF = b"%PDF-"
_GAP = "\n\n"  # between the pages of a PDF
_DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='date']",
    "meta[name='DC.date.issued']",
    "meta[name='pubdate']",
    "meta[name='parsely-pub-date']",
    "time[itemprop='datePublished']",
    "time[pubdate]",
    "article time[datetime]",
    "time[datetime]",
)


def expand(names: Sequence[str]) -> list[str]:
    """The files that are meant: a folder stands for the articles in it, `@LIST` for those listed.

    In a folder the endings in `ENDINGS` count, however deep, in the order of their paths. A list
    holds a path a line, relative to itself; blank lines and lines that begin with `#` say nothing.
    Raises `NoSuchInput` where there is no such list, `InputError` where nothing is found.
    """
    return [path for name in names for path in _expand(name)]


def _expand(name: str) -> list[str]:
    if name.startswith("@"):
        return _listed(Path(name[1:]))
    if not Path(name).is_dir():
        return [name]
    every = (path for path in Path(name).rglob("*") if path.suffix.lower() in ENDINGS)
    if found := sorted(str(path) for path in every if path.is_file()):
        return found
    raise InputError(f"{name}: no article in this folder; they end in {', '.join(sorted(ENDINGS))}")


def _listed(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise NoSuchInput(f"{path}: no such list of articles; check the path") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path}: not a list of paths in UTF-8, a path a line") from None
    named = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not named:
        raise InputError(f"{path}: names no article; write a path a line")
    return [file for name in named for file in _expand(str(path.parent / name))]


def read_file(path: Path, published: date | None = None) -> Document:
    """The document in a file.

    Raises `NoSuchInput` where there is no such file, `InputError` where it is no readable text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchInput(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a readable file") from None
    return read_document(path, data, published)


def read_document(path: PurePath | None, data: bytes, published: date | None) -> Document:
    """A document from its bytes; `path` names it and is None for standard input.

    A date that the document itself states wins over `published`. Raises `InputError` where the
    bytes are empty, too many, not UTF-8 or not text, or a PDF without any.
    """
    name = STDIN if path is None else path.name
    where = name if path is None else str(path)
    document = _draw(path, name, where, data)
    if not document.text.strip():
        raise InputError(f"{where}: no text in it; save the article's text and pass that file")
    return replace(
        document,
        text=mask(document.text),
        title=document.title and mask(document.title),
        published=document.published or published,
    )


def _draw(path: PurePath | None, name: str, where: str, data: bytes) -> Document:
    """The document as its format tells it; nothing is masked yet."""
    _refuse(where, data)
    if data.startswith(_PDF):
        return _from_pdf(name, where, data)
    text = _decode(where, data)
    if _is_html(path, text):
        return _from_html(name, text)
    return _from_markdown(name, text) if _is_markdown(path) else Document(name, text)


def _from_pdf(name: str, where: str, data: bytes) -> Document:
    from countersight.sources import pdf  # noqa: PLC0415 - few documents need its engine

    pages = pdf.read_pages(where, data)
    starts = accumulate((len(page) + len(_GAP) for page in pages[:-1]), initial=0)
    return Document(name, _GAP.join(pages), pages=tuple(starts))


def _refuse(where: str, data: bytes) -> None:
    if not data.strip():
        raise InputError(f"{where}: empty; pass a file that holds the article's text")
    if len(data) > MOST_BYTES:
        raise InputError(f"{where}: over {MOST_BYTES:,} bytes; pass one article a file")


def _decode(where: str, data: bytes) -> str:
    if b"\x00" in data:
        raise InputError(
            f"{where}: binary, not text; pass PDF, or plain text, Markdown or HTML in UTF-8"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: not UTF-8 at byte {error.start}; convert it, as with iconv -t UTF-8"
        ) from None


def _is_html(path: PurePath | None, text: str) -> bool:
    named = path is not None and path.suffix.lower() in {".html", ".htm", ".xhtml"}
    return named or _LOOKS_LIKE_HTML.match(text.lstrip("\ufeff")) is not None


def _is_markdown(path: PurePath | None) -> bool:
    return path is not None and path.suffix.lower() in {".md", ".markdown"}


def _from_markdown(name: str, text: str) -> Document:
    """The text as it is; title and date from its front matter or first heading."""
    front = _FRONT_MATTER.match(text)
    said = dict(_front_matter(front.group(1))) if front else {}
    heading = _HEADING.search(text)
    title = said.get("title") or (heading.group(1) if heading else None)
    return Document(name, text, title, _day(said.get("date") or said.get("published")))


def _front_matter(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip().lower(), value.strip().strip("'\"")


def _from_html(name: str, text: str) -> Document:
    page = LexborHTMLParser(text)
    # Before their homes are dropped.
    title, published, address = _title(page), _published(page), _address(page)
    return Document(name, _main_text(page), title, published, address)


def _address(page: LexborHTMLParser) -> str | None:
    """The canonical address that the page states; a relative one says nothing by itself."""
    stated = [node.attributes for selector in _ADDRESSES for node in page.css(selector)]
    said = (str(found.get("href") or found.get("content") or "").strip() for found in stated)
    return next((address for address in said if address.startswith(("https://", "http://"))), None)


def _title(page: LexborHTMLParser) -> str | None:
    for selector in _TITLES:
        if (node := page.css_first(selector)) and (said := _said(node)):
            return " ".join(said.split())
    return None


def _published(page: LexborHTMLParser) -> date | None:
    stated = [*_linked_dates(page), *(_said(n) for s in _DATES for n in page.css(s))]
    return next((day for day in map(_day, stated) if day), None)


def _said(node: LexborNode) -> str:
    attributes = node.attributes
    return (attributes.get("content") or attributes.get("datetime") or node.text()).strip()


def _linked_dates(page: LexborHTMLParser) -> Iterator[str]:
    """`datePublished` of the page's JSON-LD, however deep; broken JSON is passed over."""
    for node in page.css("script[type='application/ld+json']"):
        try:
            yield from _date_published(json.loads(node.text()))
        except (ValueError, RecursionError):
            continue


def _date_published(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(said := data.get("datePublished"), str):
            yield said
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _date_published(part)


def _day(text: str | None) -> date | None:
    """The day in an ISO date or time; other spellings say nothing for certain."""
    try:
        return datetime.fromisoformat(text.strip()).date() if text else None
    except ValueError:
        return None


def _main_text(page: LexborHTMLParser) -> str:
    """One paragraph a block, cells of a row set apart by tabs; line breaks of the source go."""
    page.strip_tags(_NOT_TEXT)
    body = next((found for s in _BODIES if (found := _only(page, s))), None)
    if body is None:
        return ""
    for node in body.css(_BLOCKS):
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)
    for node in body.css("td, th"):
        node.insert_after(_CELL)
    paragraphs = (_paragraph(text) for text in body.text().split(_BREAK))
    return "\n\n".join(text for text in paragraphs if text)


def _paragraph(text: str) -> str:
    cells = (" ".join(cell.split()) for cell in text.split(_CELL))
    return "\t".join(cells).strip()


def _only(page: LexborHTMLParser, selector: str) -> LexborNode | None:
    """The one element of its kind: several articles on a page are teasers of others."""
    found = page.css(selector)
    return found[0] if len(found) == 1 else None
