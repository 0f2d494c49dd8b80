"""Which lines of a file would change, with their numbers and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

AROUND = 2
"""Lines that are shown before and after a change."""


class What(StrEnum):
    """What becomes of a line; the value is a word for it."""

    SAME = "stays"
    GONE = "goes"
    NEW = "new"


@dataclass(frozen=True)
class Line:
    """One line of a file before a change, after it, or both."""

    what: What
    number: int
    """From 1: in the file before for one that goes, else in the file after."""
    text: str
    """Without its line end."""
    end: str
    """Its line end: "\\n", "\\r\\n", or "" for the last line of a file that does not end with one."""
    is_shown_end: bool = False
    """Whether nothing but the line end tells it from the line beside it."""


@dataclass(frozen=True)
class Hunk:
    """Lines that belong together: what changes, and a little around it."""

    lines: tuple[Line, ...]


def hunks(before: bytes | None, after: bytes | None) -> tuple[Hunk, ...]:
    """The lines that differ, in their order, with those around them. () for what is not text, and where nothing differs."""
    old, new = _lines(before), _lines(after)
    if old is None or new is None:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(Hunk(tuple(_hunk(old, new, group))) for group in matcher.get_grouped_opcodes(AROUND))


def _lines(content: bytes | None) -> list[str] | None:
    try:
        text = (content or b"").decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _hunk(old: list[str], new: list[str], group: list[tuple[str, int, int, int, int]]) -> Iterator[Line]:
    for kind, first, last, begin, end in group:
        if kind == "equal":
            yield from (_line(What.SAME, begin + place, line) for place, line in enumerate(new[begin:end]))
            continue
        is_end = [line.rstrip("\r\n") for line in old[first:last]] == [line.rstrip("\r\n") for line in new[begin:end]]
        yield from (_line(What.GONE, first + place, line, is_end) for place, line in enumerate(old[first:last]))
        yield from (_line(What.NEW, begin + place, line, is_end) for place, line in enumerate(new[begin:end]))


def _line(what: What, place: int, line: str, is_shown_end: bool = False) -> Line:
    text = line.removesuffix("\n").removesuffix("\r")
    return Line(what, place + 1, text, line[len(text) :], is_shown_end)
