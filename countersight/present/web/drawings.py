"""Charts alone, as SVG that needs no page around it, and as PNG."""

import re
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import resvg_py

from countersight.errors import NotInRecord
from countersight.present.pages import Page
from countersight.present.web import answers

WIDTH = 960  # units of the drawing
SCALE = 2  # pixels a unit: sharp in print at a column's width
PAPER = "#fdfcf9"
FONTS = ("source-sans-3-400.ttf", "source-sans-3-600.ttf")
_VARIABLE = re.compile(r"(--[\w-]+):([^;}]+)")


def svg(page: Page, context: Any, name: str | None) -> str:
    """A chart of the page, the first unless named. Raises `NotInRecord` where it has none."""
    assert page.charts is not None
    found = page.charts(context, WIDTH)
    if not found or (name is not None and name not in found):
        raise NotInRecord(f"there is no such chart here; there are: {', '.join(found) or 'none'}")
    chosen = name or next(iter(found))
    kind = type(found[chosen]).__name__.lower()
    template = answers.site().get_template("chart_alone.svg")
    return template.render(
        chart=found[chosen], kind=kind, style=_style(), paper=PAPER, width=WIDTH
    ).strip()


def png(drawn: str) -> bytes:
    static = files("countersight.present") / "static"
    with as_file(static) as folder:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawn,
                zoom=SCALE,
                background=PAPER,
                skip_system_fonts=True,
                font_files=[str(folder / name) for name in FONTS],
                font_family="Source Sans 3",
                sans_serif_family="Source Sans 3",
            )
        )


@cache
def _style() -> str:
    """The charts' sheet with the light colours written out: not every viewer knows variables."""
    present = files("countersight.present")
    sheets = [
        (present / "templates" / "report.css").read_text("utf-8"),
        (present / "static" / "site.css").read_text("utf-8"),
    ]
    light: dict[str, str] = {}
    for sheet in sheets:
        for name, value in _VARIABLE.findall(sheet):
            light.setdefault(name, value.strip())
    light["--sans"] = '"Source Sans 3", system-ui, sans-serif'
    chart = (present / "static" / "chart.css").read_text("utf-8")
    return re.sub(r"var\((--[\w-]+)\)", lambda found: light[found[1]], chart)
