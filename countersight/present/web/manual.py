"""`docs/pages.md`, made from the pages themselves."""

from dataclasses import fields

from countersight.present.pages import Page, pages
from countersight.present.parameters import required

HEAD = """# The pages

Made from the code by `python -m tests.test_docs`; a test fails when it drifts. Every address takes
`as_of`, a time: the record as it stood then. `html` is the address itself; add the others to it.
The same objects are under `/api/v1`, described by `/api/v1/openapi.json`.

| address | what | parameters | formats | reads |
|---|---|---|---|---|
"""


def manual() -> str:
    return HEAD + "".join(map(_line, sorted(pages(), key=lambda page: page.path)))


def _line(page: Page) -> str:
    asked = ", ".join(
        f"`{field.name}`" + ("" if required(field) else "?")
        for field in fields(page.query)
        if f"{{{field.name}}}" not in page.path
    )
    formats = ", ".join(("html", *page.formats))
    needs = ", ".join(f"`{table}`" for table in sorted(page.needs))
    return f"| `{page.path}` | {page.title} | {asked} | {formats} | {needs} |\n"
