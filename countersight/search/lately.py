"""The latest answers, so that a page after the first need not count again."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

MOST = 256


class Lately:
    """As many answers as `MOST`, the oldest forgotten first; shared between threads."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}
        self._lock = Lock()

    def get(self, key: Hashable, work_out: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._answers:
                return self._answers[key]
        answer = work_out()
        with self._lock:
            self._answers[key] = answer
            if len(self._answers) > MOST:
                del self._answers[next(iter(self._answers))]
        return answer
