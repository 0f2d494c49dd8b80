"""What the desk keeps in mind under names, for as long as it runs: the newest of it, for nothing may grow for ever."""

from __future__ import annotations

from secrets import token_urlsafe
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Things under their names, the newest last; where there are more than `most`, the oldest make room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, Kept] = {}
        self._lock = Lock()

    def put(self, kept: Kept, name: str = "") -> str:
        """Keeps something, and returns its name: a random one, which nobody can guess, unless it has one."""
        name = name or token_urlsafe(12)
        with self._lock:
            self._kept.pop(name, None)
            self._kept[name] = kept
            while len(self._kept) > self._most:
                self._kept.pop(next(iter(self._kept)))
        return name

    def get(self, name: str) -> Kept | None:
        """What is kept under a name; None if nothing is any more."""
        return self._kept.get(name)

    @property
    def all(self) -> tuple[Kept, ...]:
        """Everything that is kept."""
        with self._lock:
            return tuple(self._kept.values())

    def drop(self, name: str) -> None:
        """Takes away what is not needed any more."""
        with self._lock:
            self._kept.pop(name, None)
