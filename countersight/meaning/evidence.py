"""What shows each event of an action: its words as they were written, or a column of the record."""

from collections.abc import Iterator

from countersight.meaning.reading import Read
from countersight.meaning.wording import plain
from countersight.model import Action, Evidence

STATED, SHOWN, SUPPORTING = "stated", "shown", "supporting"
BY_FIGURE = frozenset({"funding_added", "deobligation"})
SIGN = {True: "more than nothing was obligated", False: "less than nothing was obligated"}


def gather(action: Action, said: Read, events: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence of `events`, one for each: words before codes, codes before what is missing."""
    return tuple(_of(event, action, said) for event in events)


def _of(event: str, action: Action, said: Read) -> Evidence:
    if event == "base_award":
        return Evidence(event, "place", f"modification {action.modification}", SHOWN)
    words = next(_saying(event, said), None)
    if words is not None:
        return Evidence(event, "words", as_written(action.description, words), STATED)
    if event in BY_FIGURE and action.obligation:
        return Evidence(event, "figure", SIGN[action.obligation > 0], SHOWN)
    if event == "administrative" and action.action_type is None:
        return Evidence(event, "kind", None, SUPPORTING)
    if action.action_type is not None:
        return Evidence(event, "code", action.action_type, SHOWN)
    return Evidence(event, "words", None, SUPPORTING)


def _saying(event: str, said: Read) -> Iterator[str]:
    """The words that tell the event; of a stop that is told again, those of the stop."""
    alike = {"stop_work_mentioned": {"stop_work_mentioned", "stop_work"}}.get(event, {event})
    for pattern, words in zip(said.found, said.words, strict=True):
        if not alike.isdisjoint(pattern.events):
            yield words
    if event == "extension" and said.later_end:
        yield said.later_end


def as_written(description: str, words: str) -> str | None:
    """The part of `description` that reads as `words` once it is made plain; None if none does."""
    text = " ".join(description.split())
    made = plain(description)
    start = made.find(words)
    if start < 0 or not words:
        return None
    first, last = start, start + len(words)
    if made != text.upper() or len(made) != len(text):
        first, last = _back(text.upper(), made, first), _back(text.upper(), made, last)
    first = text.rfind(" ", 0, first + 1) + 1
    end = text.find(" ", max(last - 1, first))
    return text[first : end if end >= 0 else None].strip(" .,;:-")


def _back(written: str, made: str, place: int) -> int:
    """Where the character at `place` of `made` stands in `written`, as close as an edit tells."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - few texts need it, and it takes a while

    for step in Indel.opcodes(written, made):
        if step.dest_start <= place < step.dest_end:
            offset = place - step.dest_start if step.tag == "equal" else 0
            return step.src_start + offset
    return len(written)
