"""A second mind proposes; what stands in the text word for word and passes the rules counts."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from countersight import pipeline
from countersight.directory import read
from countersight.errors import SourceUnreachable
from countersight.press.claims import read_claims
from countersight.press.proposals import Proposal, read_proposals, with_proposals
from countersight.reported import Claim, Document, KnownNames
from countersight.settings import Settings

# Nothing here tells our own reader that a company is spoken of.
TEXT = (
    "The border police have a new toy from quellwerk. Officials at CBP signed for it in May 2024"
    " at a price of $3.4 million. They might spend $9 million with quellwerk next year."
    " quellwerk has revenue of $80 million."
)
DOCUMENT = Document("a.txt", TEXT)
SOLD = "Officials at CBP signed for it in May 2024 at a price of $3.4 million."


def proposed(*proposals: Proposal) -> list[Claim]:
    return with_proposals(DOCUMENT, [], proposals, (KnownNames(), read()))


def test_what_the_text_bears_out_is_read_by_our_own_rules() -> None:
    [claim] = proposed(Proposal("quellwerk", "award", SOLD, "$3.4 million"))
    assert (claim.vendor, claim.agency, claim.event) == ("quellwerk", "CBP", "award")
    assert (claim.amount, claim.currency, claim.date_iso) == (3_400_000, "USD", "2024-05")
    assert TEXT[claim.start : claim.end] == SOLD


MADE_UP = {
    "a quote that is not there": Proposal("quellwerk", "award", "CBP paid $3.4 million", None),
    "a company that is not there": Proposal("Quellwerk AG", "award", SOLD, "$3.4 million"),
    "a figure that is not there": Proposal("quellwerk", "award", SOLD, "$3.5 million"),
    "what did not happen": Proposal(
        "quellwerk", "award", "They might spend $9 million with quellwerk next year.", "$9 million"
    ),
    "money that is no contract": Proposal(
        "quellwerk", "award", "quellwerk has revenue of $80 million.", "$80 million"
    ),
}


@pytest.mark.parametrize("proposal", MADE_UP.values(), ids=MADE_UP)
def test_what_the_text_does_not_bear_out_is_dropped(proposal: Proposal) -> None:
    assert proposed(proposal) == []


def test_what_was_read_already_is_not_said_twice() -> None:
    document = Document("a.txt", "In May 2024 CBP paid Kestrel Optics Inc. $3.4 million.")
    own = read_claims(document)
    again = Proposal("Kestrel Optics", "award", document.text, "$3.4 million")
    assert len(own) == 1
    assert with_proposals(document, own, [again], (KnownNames(), read())) == own


@pytest.mark.parametrize(
    "answer",
    [None, [], {}, {"claims": "none"}, {"claims": [1, {"vendor": 5}, {"vendor": "a"}]}, "hello"],
)
def test_an_answer_of_another_form_proposes_nothing(answer: object) -> None:
    assert read_proposals(answer) == []


class Model(BaseHTTPRequestHandler):
    """A stand-in for a language model: answers what the test put in `said`."""

    said = "{}"
    asked: list[tuple[str, str | None, dict[str, Any]]] = []  # noqa: RUF012 - of the class, on purpose

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked.append((self.path, self.headers.get("Authorization"), body))
        answer = json.dumps({"choices": [{"message": {"content": type(self).said}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Be silent."""


@pytest.fixture
def model() -> Iterator[tuple[type[Model], str]]:
    Model.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Model, f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def test_a_configured_model_is_asked_and_held_to_the_text(
    model: tuple[type[Model], str], tmp_path: Path
) -> None:
    stand_in, address = model
    good = {"vendor": "quellwerk", "event": "award", "quote": SOLD, "amount_text": "$3.4 million"}
    stand_in.said = json.dumps({"claims": [good, good | {"amount_text": "$4 million"}]})
    settings = Settings(store=tmp_path, mind=address, mind_model="small", mind_key="secret")
    [claim] = pipeline.claims([DOCUMENT], settings)
    assert claim.amount == 3_400_000
    [(path, key, asked)] = stand_in.asked
    assert (path, key, asked["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert asked["messages"][1]["content"] == TEXT
    assert "secret" not in repr(settings)


def test_nothing_is_asked_unless_it_is_configured(
    model: tuple[type[Model], str], tmp_path: Path
) -> None:
    pipeline.claims([DOCUMENT], Settings(store=tmp_path))
    assert model[0].asked == []


def test_a_model_that_gives_no_json(model: tuple[type[Model], str], tmp_path: Path) -> None:
    model[0].said = "I would rather talk about the weather."
    with pytest.raises(SourceUnreachable, match=r"gave no JSON for a\.txt"):
        pipeline.claims([DOCUMENT], Settings(store=tmp_path, mind=model[1]))
