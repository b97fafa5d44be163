"""The latest answers, so that a page after the first need not count again."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class Lately:
    """So many answers at most, the oldest forgotten first; shared between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[Hashable, Any] = {}
        self._lock = Lock()

    def get(self, key: Hashable, work_out: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._answers:
                return self._answers[key]
        answer = work_out()
        with self._lock:
            self._answers[key] = answer
            if len(self._answers) > self._most:
                del self._answers[next(iter(self._answers))]
        return answer
