"""A page's object in each of its formats."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment

from countersight import __version__
from countersight.present import templating
from countersight.present.citing import exact
from countersight.present.encode import dumps, iso
from countersight.present.pages import Entry, Page, pages
from countersight.present.text import official_page
from countersight.present.web.held import Snapshot
from countersight.search.language import quoted

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
}
CSV_BATCH = 500
WIDE, NARROW = 960, 400  # units of a chart on a desk and on a telephone


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page was asked for: path without ending, and parameters as given."""

    base: str  # scheme and host
    path: str
    parameters: tuple[tuple[str, str], ...]
    visitor: str = ""  # the account that asked, where the server has accounts

    @property
    def pinned(self) -> str:
        """The time as of which the page was asked for, or nothing."""
        return dict(self.parameters).get("as_of", "")

    def has(self, name: str) -> bool:
        return name in dict(self.parameters)

    def to(self, ending: str = "", **changed: object) -> str:
        """The same page with another ending, and parameters changed; None leaves one out."""
        kept = [(name, value) for name, value in self.parameters if name not in changed]
        new = [(name, value) for name, value in changed.items() if value is not None]
        parameters = [*kept, *((name, _plain(value)) for name, value in new)]
        query = f"?{urlencode(parameters)}" if parameters else ""
        path = "/index" if ending and self.path == "/" else quote(self.path)
        return f"{path}{f'.{ending}' if ending else ''}{query}"


def _plain(value: object) -> str:
    return exact(value) if isinstance(value, datetime) else str(value)


@cache
def site() -> Environment:
    """The templates as pages use them: an award's number leads to its page here."""
    made = templating.environment().overlay()
    own = {"page": award_path, "official": official_page, "quoted": quote, "iso": iso}
    own |= {"organisation": organisation_path, "term": lambda pair: quoted(*pair)}
    own |= {"maker": maker_path, "vehicle": vehicle_path}
    made.filters = {**made.filters, **own}
    made.globals = {**made.globals, "version": __version__, "asset": asset}
    return made


def award_path(key: str) -> str:
    return f"/award/{quote(key, safe='')}"


def organisation_path(id_: str) -> str:
    return f"/organisation/{quote(id_, safe='')}"


def maker_path(name: str) -> str:
    return f"/maker/{quote(name, safe='')}"


def vehicle_path(number: str) -> str:
    return f"/vehicle/{quote(number, safe='')}"


def html(page: Page, context: object, address: Address, snapshot: Snapshot) -> str:
    template = site().get_template(f"pages/{page.name}.html")
    return template.render(
        it=context,
        page=page,
        at=address,
        snapshot=snapshot,
        nav=nav(snapshot),
        charts=page.charts(context, WIDE) if page.charts else {},
        narrow=page.charts(context, NARROW) if page.charts else {},
    )


def nav(snapshot: Snapshot | None) -> list[Page]:
    shown = [page for page in pages() if page.nav and (snapshot and page.needs <= snapshot.tables)]
    return sorted(shown, key=lambda page: page.nav or (0, ""))


def json(context: Any) -> str:
    return dumps(asdict(context), indent=1) + "\n"


def csv_lines(rows: Iterable[Any], kind: Any) -> Iterator[bytes]:
    """A header and a line a record; what a spreadsheet would take for a formula is quoted.

    `kind` is the record of which there may be none.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    names: list[str] = []
    for number, row in enumerate(rows):
        if number == 0:
            names = [field.name for field in fields(row)]
            writer.writerow(names)
        writer.writerow(_cell(getattr(row, field.name)) for field in fields(row))
        if number % CSV_BATCH == 0:
            yield _drained(buffer)
    if not names:
        writer.writerow(field.name for field in fields(kind))
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return " ".join(str(part) for part in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r"):
        return f"'{value}"
    return value


def atom(page: Page, entries: Iterable[Entry], address: Address) -> str:
    listed = list(entries)
    newest = max((_moment(entry.updated) for entry in listed), default="1970-01-01T00:00:00Z")
    here = f"{address.base}{address.to()}"
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Countersight: {escape(page.title)}</title>\n<id>{escape(here)}</id>\n"
        f'<link href="{escape(here)}"/>\n'
        f'<link rel="self" href="{escape(address.base + address.to("atom"))}"/>\n'
        f"<author><name>Countersight {__version__}</name></author>\n<updated>{newest}</updated>\n"
    )
    return head + "".join(_entry(entry, address.base) for entry in listed) + "</feed>\n"


def _entry(entry: Entry, base: str) -> str:
    return (
        f"<entry><title>{escape(entry.title)}</title>"
        f"<id>urn:sha256:{hashlib.sha256(entry.id.encode()).hexdigest()}</id>"
        f'<link href="{escape(base + entry.link)}"/><updated>{_moment(entry.updated)}</updated>'
        f"<summary>{escape(entry.summary)}</summary></entry>\n"
    )


def _moment(when: date | datetime) -> str:
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, tzinfo=UTC)
    return iso(when)


@cache
def assets() -> Mapping[str, tuple[bytes, str]]:
    """What `/static/` holds: bytes and media type, by a name that changes with the content."""
    folder = files("countersight.present") / "static"
    found: dict[str, bytes] = {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(".ttf")
    }
    styles = [files("countersight.present") / "templates" / name for name in ("report.css",)]
    sheets = [*(style.read_bytes() for style in styles), found["site.css"], found["chart.css"]]
    found["site.css"] = b"\n".join(sheets)
    for name, content in found.items():
        if name.endswith(".css"):
            found[name] = _with_names(content, found)
    return {_named(name, content): (content, _kind(name)) for name, content in found.items()}


def _with_names(style: bytes, found: Mapping[str, bytes]) -> bytes:
    for name, content in found.items():
        if name.endswith(".woff2"):
            style = style.replace(name.encode(), _named(name, content).encode())
    return style


def _named(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def _kind(name: str) -> str:
    kinds = {
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "woff2": "font/woff2",
        "svg": "image/svg+xml",
    }
    return kinds.get(name.rpartition(".")[2], "text/plain; charset=utf-8")


@cache
def asset(name: str) -> str:
    """The address of a file of `static/`."""
    stem, _, ending = name.rpartition(".")
    found = next(
        known
        for known in assets()
        if known.startswith(f"{stem}-")
        and known.endswith(f".{ending}")
        and len(known) == len(name) + 11
    )
    return f"/static/{found}"
