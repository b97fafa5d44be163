"""Citations of pages: what is hashed, and the forms in which others keep references."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import simplejson

from countersight.errors import UsageError
from countersight.present.encode import dumps
from countersight.present.pages import Asked
from countersight.present.pages.finding import find
from countersight.present.text import day
from countersight.work.citations import Citation

# What a page says beside its answer: a place in an index that is built anew now and then, and
# what others left on the desk since.
ASIDE = frozenset({"next", "after", "kept", "mentions"})


def cite(asked: Asked, address: str, as_of: datetime) -> Citation:
    """The citation of the page at `address`, on a snapshot that shows the record as of then.

    Raises `UsageError` where the page is no answer that can be cited, and what reading it raises.
    """
    page, query = find(address)
    if page.headline is None:
        raise UsageError(f"{page.title!r} is no answer to cite; cite what it leads to")
    context = page.read(asked, query)
    title = page.headline(context)
    return Citation(plain_address(address), exact(as_of), title, content_of(context))


def content_of(context: Any) -> str:
    """A page's object as canonical JSON: names in order, no spaces, amounts exact."""
    read = simplejson.loads(dumps(asdict(context)), use_decimal=True)
    return simplejson.dumps(
        _without_asides(read), use_decimal=True, ensure_ascii=False, sort_keys=True,
        separators=(",", ":"),
    )  # fmt: skip


def _without_asides(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_asides(part) for name, part in value.items() if name not in ASIDE}
    if isinstance(value, list):
        return [_without_asides(part) for part in value]
    return value


def plain_address(address: str) -> str:
    """Path and parameters, less the time and with the parameters in order."""
    parts = urlsplit(address)
    asked = sorted(pair for pair in parse_qsl(parts.query) if pair[0] not in ("as_of", "after"))
    return f"{parts.path}?{urlencode(asked)}" if asked else parts.path


def exact(moment: datetime) -> str:
    """A time to the microsecond: the record as of a second earlier would lack a pull."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat().replace("+00:00", "Z")


def time_of(link: str) -> datetime | None:
    """The time that a permalink pins."""
    pinned = dict(parse_qsl(urlsplit(link).query)).get("as_of", "")
    try:
        return datetime.fromisoformat(pinned) if pinned else None
    except ValueError as error:
        raise UsageError(f"as_of={pinned[:60]!r} in the link is no time") from error


def permalink(citation: Citation, base: str) -> str:
    joint = "&" if "?" in citation.path else "?"
    return f"{base}{citation.path}{joint}{urlencode({'as_of': citation.as_of})}"


def as_text(citation: Citation, base: str, today: date) -> str:
    """A line for a footnote: title, the record and its time, link, hash."""
    return (
        f"“{citation.title}”. Countersight {citation.program}, the public record of contracting"
        f" as of {day(_as_of(citation))}. {permalink(citation, base)}"
        f" (SHA-256 {citation.hash}; cited {day(_cited(citation, today))})."
    )


def as_bibtex(citation: Citation, base: str, today: date) -> str:
    cited = _cited(citation, today)
    return (
        f"@misc{{countersight-{citation.hash[:12]},\n"
        f"  title = {{{_tex(citation.title)}}},\n"
        f"  howpublished = {{Countersight {citation.program}, the public record of contracting as"
        f" of {_as_of(citation):%Y-%m-%d}}},\n"
        f"  year = {{{_as_of(citation):%Y}}},\n"
        f"  url = {{{permalink(citation, base)}}},\n"
        f"  urldate = {{{cited:%Y-%m-%d}}},\n"
        f"  note = {{SHA-256 {citation.hash}}}\n}}\n"
    )


def as_csl(citation: Citation, base: str, today: date) -> dict[str, Any]:
    """CSL-JSON, as reference managers read it."""
    as_of, cited = _as_of(citation), _cited(citation, today)
    return {
        "id": f"countersight-{citation.hash[:12]}",
        "type": "webpage",
        "title": citation.title,
        "container-title": f"Countersight {citation.program}",
        "issued": {"date-parts": [[as_of.year, as_of.month, as_of.day]]},
        "accessed": {"date-parts": [[cited.year, cited.month, cited.day]]},
        "URL": permalink(citation, base),
        "note": f"The public record of contracting as of {citation.as_of}. SHA-256 {citation.hash}",
    }


def as_csl_text(citation: Citation, base: str, today: date) -> str:
    return dumps([as_csl(citation, base, today)], indent=1)


def _as_of(citation: Citation) -> datetime:
    return datetime.fromisoformat(citation.as_of)


def _cited(citation: Citation, today: date) -> date:
    return citation.cited_at.date() if citation.cited_at else today


def _tex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    special |= {character: f"\\{character}" for character in "&%$#_{}"}
    return "".join(special.get(character, character) for character in text)
