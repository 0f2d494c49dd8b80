"""What did not come along with a paste, or came along otherwise, counted and then said in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum


class Left(Enum):
    """A thing that a person who pastes should know: one of it, several of it."""

    PICTURE = (
        "1 picture was left out: save it as a file and add it with a description.",
        "{n} pictures were left out: save each as a file and add it with a description.",
    )
    DELETED = (
        "Words that were marked as deleted were left out, in 1 place.",
        "Words that were marked as deleted were left out, in {n} places.",
    )
    INSERTED = (
        "Words that somebody had suggested came along, in 1 place: check that they are agreed.",
        "Words that somebody had suggested came along, in {n} places: check that they are agreed.",
    )
    COMMENT = ("1 comment was left out.", "{n} comments were left out.")
    NOTE = (
        "1 footnote was left out: its mark or its words were not in what you copied.",
        "{n} footnotes were left out: their marks or their words were not in what you copied.",
    )
    CONTENTS = (
        "1 line of a table of contents was left out.",
        "A table of contents was left out.",
    )
    HIDDEN = ("Hidden text was left out, in 1 place.", "Hidden text was left out, in {n} places.")
    LINK = (
        "1 link leads to nothing that the public can open: its words stayed, the link did not.",
        "{n} links lead to nothing that the public can open: their words stayed, the links did not.",
    )
    UNWRAPPED = (
        "1 link led through a mail program's check of links: it now leads straight to its page.",
        "{n} links led through a mail program's check of links: they now lead straight to their pages.",
    )
    MERGED = (
        "1 merged cell of a table was split: its words stand in the first of its places. Check the table.",
        "{n} merged cells of a table were split: their words stand in the first of their places. Check the table.",
    )
    HEADLESS = (
        "The first row of the table became its row of headings: check that it is one.",
        "The first rows of {n} tables became their rows of headings: check that they are.",
    )
    LETTERS = (
        "A list numbered with letters or Roman numerals has numbers now.",
        "{n} lists numbered with letters or Roman numerals have numbers now.",
    )
    TITLE = (
        "The title became a heading of the second level: the first is the title of the page.",
        "Headings of the first level became headings of the second: the first is the title of the page.",
    )
    BOLD_LINE = (
        "1 line is all bold: if it is a heading, make it one with the button “Heading”.",
        "{n} lines are all bold: if they are headings, make them so with the button “Heading”.",
    )


class LeftOut:
    """Counts what was left out."""

    def __init__(self) -> None:
        self._counts: Counter[Left] = Counter()

    def note(self, left: Left, times: int = 1) -> None:
        """Counts one more thing."""
        self._counts[left] += times

    def sentences(self) -> Iterator[str]:
        """A sentence for each kind of thing, in the order above."""
        for left in Left:
            if number := self._counts[left]:
                one, many = left.value
                yield one if number == 1 else many.format(n=number)
