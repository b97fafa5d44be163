"""Documents: a file in, its text with exact offsets out, or one line that says what to do."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF

from countersight.errors import InputError, NoSuchInput
from countersight.sources.articles import expand, read_document, read_file

PAGE = """<!DOCTYPE html>
<html><head>
  <title>Kestrel deal | The Example</title>
  <meta property="og:title" content="Agency buys Kestrel cameras">
  <script type="application/ld+json">
    {"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-06T08:00:00-04:00"}]}
  </script>
  <style>p { color: red }</style>
</head><body>
  <nav><a href="/">Home</a></nav>
  <article>
    <h1>Agency buys   Kestrel cameras</h1>
    <p>The agency paid <b>Kestrel Optics</b>
       $1.2 million. Ask 202-555-0143.</p>
    <table><tr><th>Firm</th><th>Paid</th></tr><tr><td>Kestrel</td><td>$2</td></tr></table>
    <ul><li>cameras<li>towers</ul>
    <aside>Read also: other news</aside>
    <p>First line<br>second line</p>
  </article>
  <footer>All rights reserved</footer>
</body></html>
"""


def test_plain_text_keeps_every_offset_of_the_file() -> None:
    data = "\ufeffOne.\r\nTwo – café: 202-555-0143.\r\nThree.".encode()
    document = read_document(Path("notes/a.txt"), data, date(2025, 1, 2))
    assert document.text == "\ufeffOne.\r\nTwo – café: ████████████.\r\nThree."
    assert (document.name, document.title, document.published) == ("a.txt", None, date(2025, 1, 2))


def test_markdown_keeps_its_marks_and_gives_title_and_date() -> None:
    text = "---\ntitle: 'A deal'\ndate: 2024-05-06\n---\n# Heading\n\nPaid **$2 million**.\n"
    document = read_document(Path("a.md"), text.encode(), date(2025, 1, 2))
    assert document.text == text
    assert (document.title, document.published) == ("A deal", date(2024, 5, 6))
    assert read_document(Path("b.md"), b"# Heading #\n\nText", None).title == "Heading"


def test_html_gives_its_main_text_title_and_date() -> None:
    document = read_document(Path("a.html"), PAGE.encode(), date(2025, 1, 2))
    assert document.text.split("\n\n") == [
        "Agency buys Kestrel cameras",
        "The agency paid Kestrel Optics $1.2 million. Ask ████████████.",
        "Firm\tPaid",
        "Kestrel\t$2",
        "cameras",
        "towers",
        "First line",
        "second line",
    ]
    assert document.title == "Agency buys Kestrel cameras"
    assert document.published == date(2024, 5, 6)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-06T08:00:00Z">',
        '<meta name="date" content="2024-05-06">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="20240506">',
    ],
)
def test_a_page_may_state_its_date_in_several_ways(head: str) -> None:
    page = f"<html><head>{head}</head><body><p>Text</p></body></html>"
    assert read_document(None, page.encode(), None).published == date(2024, 5, 6)


def test_a_time_element_dates_a_page_and_vague_words_do_not() -> None:
    stated = "<html><body><article><time datetime='2024-05-06'>May</time> Text</article></body>"
    vague = "<html><head><meta name='date' content='last May'></head><body>Text</body></html>"
    assert read_document(None, stated.encode(), None).published == date(2024, 5, 6)
    assert read_document(None, vague.encode(), date(2025, 1, 2)).published == date(2025, 1, 2)


def test_teasers_of_other_articles_are_not_taken_for_the_article() -> None:
    page = "<html><body><p>Lead</p><article>One</article><article>Two</article></body></html>"
    assert read_document(None, page.encode(), None).text == "Lead\n\nOne\n\nTwo"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "a.txt: empty; pass a file"),
        ("a.txt", b" \n ", "a.txt: empty"),
        ("a.txt", b"caf\xe9 au lait", "a.txt: not UTF-8 at byte 3; convert it"),
        ("a.txt", b"PK\x03\x04\x00\x00", "a.txt: binary, not text"),
        ("a.pdf", b"%PDF-1.7\n...", "a.pdf: this PDF cannot be opened"),
        ("a.html", b"<html><script>x</script></html>", "a.html: no text in it"),
        (None, b"", "standard input: empty"),
    ],
)
def test_what_is_no_text_is_refused_with_the_remedy(
    name: str | None, data: bytes, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_document(Path(name) if name else None, data, None)
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_a_file_is_read_or_the_message_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Text")
    assert read_file(path).text == "Text"
    with pytest.raises(NoSuchInput, match=r"b\.txt: no such file"):
        read_file(tmp_path / "b.txt")
    with pytest.raises(InputError, match="name a readable file"):
        read_file(tmp_path)


def a_pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with a running head and these paragraphs on each page."""
    made = FPDF()
    made.set_font("helvetica", size=11)
    for number, paragraphs in enumerate(pages, start=1):
        made.add_page()
        made.cell(0, 8, f"The Example Gazette   page {number}", new_x="LMARGIN", new_y="NEXT")
        for paragraph in paragraphs:
            made.multi_cell(0, 6, paragraph)
            made.ln(4)
    return bytes(made.output())


LONG = (
    "The agency paid Kestrel Optics $1.2 million in September 2024 for cameras along the river,"
    " according to contract records that were reviewed by this newspaper. Ask 202-555-0143."
)


def test_a_pdf_gives_its_paragraphs_and_where_its_pages_begin() -> None:
    document = read_document(Path("a.pdf"), a_pdf([LONG, "A second one."], ["The end."]), None)
    masked = LONG.replace("202-555-0143", "████████████")
    assert document.text == f"{masked}\n\nA second one.\n\nThe end."
    assert [document.text[start:][:8] for start in document.pages] == ["The agen", "The end."]


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    document = read_document(Path("a.pdf"), a_pdf(["It is the fourth such pur-\nchase."]), None)
    assert document.text.endswith("It is the fourth such purchase.")


def test_a_pdf_without_text_asks_for_ocr() -> None:
    blank = FPDF()
    blank.add_page()
    with pytest.raises(InputError, match=r"scan\.pdf: a PDF of pictures.*run OCR"):
        read_document(Path("scan.pdf"), bytes(blank.output()), None)


def test_a_page_says_its_own_address() -> None:
    page = '<html><head><link rel="canonical" href="https://example.org/a"></head><p>Text.</html>'
    assert read_document(None, page.encode(), None).address == "https://example.org/a"


def test_a_folder_and_a_list_stand_for_their_articles(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "deep/a.md", "notes.csv"):
        (tmp_path / name).write_text("Text")
    (tmp_path / "list").write_text("# mine\n\nb.txt\ndeep\n")
    both = [str(tmp_path / "b.txt"), str(tmp_path / "deep/a.md")]
    assert expand([str(tmp_path)]) == both
    assert expand([f"@{tmp_path / 'list'}"]) == both
    assert expand(["-", "a.txt"]) == ["-", "a.txt"]


def test_a_folder_or_list_of_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(InputError, match="no article in this folder"):
        expand([str(tmp_path)])
    with pytest.raises(InputError, match="names no article"):
        expand([f"@{tmp_path / 'empty'}"])
    with pytest.raises(NoSuchInput, match="no such list"):
        expand(["@nowhere"])


def test_the_five_articles_keep_the_offsets_of_their_files(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert len(read_file(path).text) == len(path.read_bytes().decode())
