"""Which layout a file has, by its content: every source is asked in turn, and says yes or no."""

from countersight.errors import UnknownLayout
from countersight.sources import csis, duns_era, fpds, gleif, ocds, sec, usaspending
from countersight.sources.files import SourceFile
from countersight.sources.layout import Fit, Layout
from countersight.sources.look import look, no_fit
from countersight.sources.tables import dated

SOURCES: tuple[Fit, ...] = (
    *(usaspending.fit, duns_era.fit, fpds.fit, ocds.fit),
    *(gleif.fit, sec.fit, csis.fit),
)
TABLES = (*usaspending.KINDS, duns_era.KIND)


def recognise(source: SourceFile) -> Layout:
    """The layout of a file.

    Raises `InputError` for a file that is empty, unreadable or whose dates cannot be told,
    `UnknownLayout` for one that fits no layout, naming the nearest and what it lacks.
    """
    glimpse = look(source)
    layout = next((layout for fit in SOURCES if (layout := fit(glimpse))), None)
    if layout is None:
        raise UnknownLayout(no_fit(glimpse, TABLES))
    return dated(glimpse, layout) if glimpse.header else layout
