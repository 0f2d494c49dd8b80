"""The edition without the texts of its updates, with one mark for all of it: where only such a text has changed, nothing has
that is made of it, and one look tells that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import cast

from site_builder.edition import Edition
from site_builder.memory import Value
from site_builder.record.outlines import WithheldError, day_of_build, outline_of, outlined


class OutlinedEdition:
    """What can be asked of an edition without a text of an update, or the hour of the build: who does so all the same is told
    (`WithheldError`), and needs the whole edition."""

    def __init__(self, whole: Edition) -> None:
        self.whole = whole
        self._day = day_of_build(whole.record, whole.now)

    @cached_property
    def edition(self) -> Edition:
        """The edition, made when it is first needed."""
        record = outlined(self.whole.record)
        for outline, mark in zip(record.updates, self._marks, strict=True):
            self.whole.memory.stamp(outline, "outline", (mark,))
        return replace(self.whole, record=record, now=cast(datetime, self._day))

    @cached_property
    def mark(self) -> bytes:
        """The hash of all that can be asked of that edition."""
        one = self.whole
        rest = outlined(replace(one.record, updates=()))
        return one.memory.mark(self._marks, rest, self._day, one.site_name, one.site_url, one.messages)

    @property
    def marks(self) -> dict[str, bytes]:
        """The mark by the name of the member that it is of."""
        return {"edition": self.mark}

    def recall(self, kind: str, inputs: tuple[object, ...], make: Callable[[Edition], Value]) -> Value:
        """What `make` gives for the edition and some inputs, made only where any of these is new; what asks for a text is
        made of the whole edition each time."""
        try:
            return self.whole.memory.recall(kind, (self.mark, *inputs), lambda: make(self.edition))
        except (WithheldError, TypeError):  # an outline has no such operator; any other TypeError is raised again below
            return make(self.whole)

    @cached_property
    def _marks(self) -> tuple[bytes, ...]:
        """The hash of the outline of each update."""
        memory = self.whole.memory
        marked = ((update, memory.mark(update)) for update in self.whole.record.updates)
        return tuple(memory.recall_each("outlines", (), marked, lambda update: memory.mark(outline_of(update))))
