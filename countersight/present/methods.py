"""`docs/flags.md`, the page of methodology of each flag, made from the flags' own files."""

from collections.abc import Iterator

from countersight.meaning.methodology import COMPARISONS, Methodology, flags

HEAD = """# Red flags

A flag is a reason to look twice at an award, never a finding: most of what is flagged has a good
explanation, and much that is wrong is flagged by nothing. Each is one file in
`countersight/meaning/flags/`, from which this page is made (`python -m tests.test_docs`); a test
fails when it drifts.

`countersight flags` counts them, `countersight flags --flag NAME` lists the awards, and
`countersight flags --award PIID` says what is odd about one. **Judged** is the denominator: the
awards of which the flag could tell at all. Where the record lacks the columns that a flag needs,
as an export of ten columns lacks all on competition, the flag *cannot be seen*, which is not the
same as *not raised*. Thresholds of the law are those in force on the day of the award
(`countersight/meaning/grounds/thresholds.csv`).

Peers are the awards of the same agency, the same kind of product or service (PSC) and the same
fiscal year of their first action; where those are fewer than 30, the agency's of that year; and
where those are fewer too, or where only the flagged could be judged, nothing is compared.
"""
SAID = (
    ("Raised", "formula"),
    ("Judged", "judged"),
    ("Left out, and what may explain it", "exclusions"),
    ("Value", "value"),
)


def page() -> str:
    """The whole page, in Markdown."""
    found = flags()
    index = "".join(f"| [{f.name}](#{f.name}) | {f.title} |\n" for f in found)
    return f"{HEAD}\n| flag | |\n|---|---|\n{index}{''.join(map(method, found))}"


def method(flag: Methodology) -> str:
    """One flag's section."""
    return f"\n## {flag.name}\n\n**{flag.title}.** {flag.fields['why']}\n\n" + "".join(_lines(flag))


def _lines(flag: Methodology) -> Iterator[str]:
    for label, field in SAID:
        yield f"- **{label}:** {_figures(flag, flag.fields[field])}\n"
    yield f"- **Compared with:** {COMPARISONS[flag.compared].lower()}.\n"
    for threshold in flag.thresholds:
        yield f"- **Threshold `{threshold.name}`:** {threshold.figure:g}; {threshold.reason}.\n"
    for name, pattern in flag.patterns.items():
        yield f"- **Pattern `{name}`:** `{pattern}`\n"
    if flag.columns:
        yield f"- **Needs:** {', '.join(f'`{column}`' for column in flag.columns)}.\n"
    if flag.tables:
        yield f"- **Leans on:** {', '.join(f'table `{table}`' for table in flag.tables)}.\n"
    if flag.helped:
        yield f"- **Helped by:** {', '.join(f'table `{table}`' for table in flag.helped)}.\n"
    yield f"- **Source:** {flag.fields['source']}\n"


def _figures(flag: Methodology, text: str) -> str:
    for threshold in flag.thresholds:
        text = text.replace(f"${threshold.name}", f"{threshold.figure:g}")
    return text
