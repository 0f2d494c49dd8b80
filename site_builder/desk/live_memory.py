"""What was read before, kept as it is for as long as the desk runs, in front of what builds have left on the disk.

Values of the record are frozen, so that all who ask can have the same one: none is read from a pickle again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from site_builder.memory import NO_MARKS, Memory, Thing, Through, Value

_KINDS = frozenset({"updates", "areas"})
"""What is kept: there are many of them, and each has all that went into it in its inputs."""
_KEPT_FOR = 20
"""Rounds for which something is kept that nobody asks for: each key that somebody types makes another page, and none of
the ones before is asked for again."""


class LiveMemory(Memory):
    """Remembers in this process, and asks another memory for the rest."""

    def __init__(self, behind: Memory) -> None:
        self._behind = behind
        self._known: dict[tuple[object, ...], object] = {}
        self._asked: dict[tuple[object, ...], int] = {}
        self._round = 0

    @property
    def kept(self) -> int:
        """How many values are kept."""
        return len(self._known)

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], Value],
        may_keep: Callable[[Value], bool] = lambda value: True,
    ) -> Value:
        """As for any memory; what must not be written to the disk is kept here, too."""
        key = (kind, *inputs)
        if kind not in _KINDS or not inputs[-1]:  # without a fingerprint nobody knows what else went in
            return self._behind.recall(kind, inputs, make, may_keep)
        if key not in self._known:
            self._known[key] = self._behind.recall(kind, inputs, make, may_keep)
        self._asked[key] = self._round
        return cast(Value, self._known[key])

    def recall_asked(
        self,
        kind: str,
        asked: Thing,
        subject: tuple[object, ...],
        make: Callable[[Thing], Value],
        through: Through,
        whole: Mapping[str, bytes] = NO_MARKS,
    ) -> Value:
        """As for any memory."""
        return self._behind.recall_asked(kind, asked, subject, make, through, whole)

    def mark(self, *values: object) -> bytes:
        """As for any memory."""
        return self._behind.mark(*values)

    def fingerprint(self, *values: object) -> bytes:
        """As for any memory."""
        return self._behind.fingerprint(*values)

    def stamp(self, value: object, kind: str, inputs: tuple[object, ...]) -> None:
        """As for any memory."""
        self._behind.stamp(value, kind, inputs)

    def stamped(self, value: object) -> bytes:
        """As for any memory."""
        return self._behind.stamped(value)

    def let_go(self) -> None:
        """Forgets what nobody has asked for in the last rounds; each call ends one."""
        self._behind.let_go()
        self._round += 1
        if self._round % _KEPT_FOR == 0:
            self._behind.forget_new()
            old = [key for key, asked in self._asked.items() if asked < self._round - _KEPT_FOR]
            for key in old:
                del self._known[key], self._asked[key]

    def forget_new(self) -> None:
        """As for any memory."""
        self._behind.forget_new()
        self._known, self._asked = {}, {}

    def known(self, kind: str, inputs: tuple[object, ...]) -> object | None:
        """As for any memory."""
        return self._behind.known(kind, inputs)

    def note(self, kind: str, inputs: tuple[object, ...], value: object) -> None:
        """As for any memory."""
        self._behind.note(kind, inputs, value)
