"""Many documents are read in several processes, and say the same as in one."""

from countersight.directory import read
from countersight.press.many import MANY, read_all
from countersight.reported import Document, KnownNames


def test_processes_change_nothing() -> None:
    documents = [
        Document(f"{number}.txt", f"ICE paid Kestrel Optics ${number + 1} million in May 2024.")
        for number in range(MANY)
    ]
    alone, shared = (list(read_all(documents, KnownNames(), read(), n)) for n in (1, 2))
    assert alone == shared
    assert [len(claims) for claims in alone] == [1] * MANY
