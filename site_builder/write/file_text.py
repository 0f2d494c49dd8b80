"""A file's text as it is on disk, whatever its line ends, and the replacement of one part of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Splice:
    """Characters `start` to `end` of a text with Unix line ends, and their replacement."""

    start: int
    end: int
    new: str

    def moved(self, by: int) -> Splice:
        """The same for a text that has `by` more characters in front."""
        return Splice(self.start + by, self.end + by, self.new)


@dataclass(frozen=True)
class FileText:
    """The text of a file with all its bytes: Windows line ends, mixed ones and a byte order mark stay in `raw`."""

    raw: str

    @cached_property
    def text(self) -> str:
        """The text as the reader sees it: Unix line ends, no byte order mark."""
        return self.raw.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")

    @cached_property
    def _long(self) -> list[int]:
        """The positions in `text` of line ends that have two characters on disk, ascending."""
        ends = re.finditer("\r\n", self.raw.removeprefix(BYTE_ORDER_MARK))
        return [end.start() - number for number, end in enumerate(ends)]

    def with_splice(self, splice: Splice) -> str:
        """The whole file after one change, all other characters as they were. New line ends are like those
        that they replace or, if there were none, like that of the line in which the change begins."""
        old = [self._line_end(at) for at in _line_ends_in(self.text, splice.start, splice.end)]
        nearby = old[-1] if old else self._line_end(self._nearest_line_end(splice.start))
        pieces = splice.new.split("\n")
        ends = [*old, *[nearby] * len(pieces)][: len(pieces) - 1]
        new = "".join(piece + end for piece, end in zip(pieces, [*ends, ""], strict=True))
        return self.raw[: self._on_disk(splice.start)] + new + self.raw[self._on_disk(splice.end) :]

    def _on_disk(self, offset: int) -> int:
        """The position in `raw` of a character of `text`."""
        return self.raw.startswith(BYTE_ORDER_MARK) + offset + bisect_left(self._long, offset)

    def _line_end(self, at: int) -> str:
        is_long = self._long[(index := bisect_left(self._long, at)) : index + 1] == [at]
        return "\r\n" if is_long else "\n"

    def _nearest_line_end(self, offset: int) -> int:
        """The end of the line that a change at `offset` belongs to: of the previous line if it begins a line."""
        end = self.text.find("\n", max(offset - 1, 0))
        return end if end >= 0 else self.text.rfind("\n")


def _line_ends_in(text: str, start: int, end: int) -> list[int]:
    return [start + match.start() for match in re.finditer("\n", text[start:end])]
