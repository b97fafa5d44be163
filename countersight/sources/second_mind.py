"""A language model, asked to propose claims: an endpoint that speaks OpenAI's chat completions.

Publisher: whoever runs the endpoint that the user named. Licence: none needed. Caveats: the text of
each document is sent there, with identifiers of persons masked; nothing is sent unless
`COUNTERSIGHT_MIND` names an endpoint. What comes back is a proposal: `press.proposals` says what
counts. Bounds: documents up to 60,000 characters; longer ones are asked about in part.
"""

import json
from dataclasses import dataclass
from typing import Any

from countersight.errors import SourceUnreachable
from countersight.reported import Document
from countersight.sources.fetch import Web

MOST_CHARACTERS = 60_000
SYSTEM = """You read news articles for claims about government contracts with companies.
Answer with one JSON object: {"claims": [{"vendor", "event", "quote", "amount_text", "partner"}]}.
vendor: the company that sells, written as in the text. event: one of award, order_renewal,
stop_work, reactivation, termination, acquisition_merger, usage_disclosure, development. quote: the
sentence, copied letter for letter. amount_text: the sum as written in the quote, or null. partner:
for acquisition_merger the other company as written, else null. Leave out what was only planned,
denied or offered, and money that is no contract. Private persons are never a subject."""


@dataclass(frozen=True, slots=True)
class Mind:
    """Who is asked: the name of the model, and the key, if the endpoint wants one."""

    model: str
    key: str | None = None


def propose(web: Web, mind: Mind, document: Document) -> object:
    """What the model answers, read as JSON, whatever its form.

    Raises `SourceUnreachable` where the endpoint gives no answer, or one that is no JSON.
    """
    headers = {"Authorization": f"Bearer {mind.key}"} if mind.key else {}
    answer = web.ask("POST", "chat/completions", json=_asked(mind, document), headers=headers)
    try:
        return json.loads(_content(answer))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise SourceUnreachable(
            f"the model {mind.model!r} gave no JSON for {document.name}; name one that can in"
            " COUNTERSIGHT_MIND_MODEL, or unset COUNTERSIGHT_MIND"
        ) from error


def _asked(mind: Mind, document: Document) -> dict[str, Any]:
    published = f"Published {document.published.isoformat()}.\n\n" if document.published else ""
    return {
        "model": mind.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": published + document.text[:MOST_CHARACTERS]},
        ],
    }


def _content(answer: Any) -> str:
    said: str = answer["choices"][0]["message"]["content"]
    return said.strip().removeprefix("```json").removesuffix("```")
