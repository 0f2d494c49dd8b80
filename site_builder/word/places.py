"""Where something is in a Word file, in words by which a person finds it there."""

from __future__ import annotations

from lxml import etree

from site_builder.word.findings import first_words
from site_builder.word.ooxml import BOX, FALLBACK, TBL, TC, TR, VAL, P, T, named, names
from site_builder.word.styles import Styles

_NOTES = {named("w:footnote"): "footnote", named("w:endnote"): "endnote"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_SPACES = names("w:tab w:br w:cr")
_NOT_SHOWN = frozenset({BOX, FALLBACK, named("w:del"), named("w:moveFrom")})


def text_of(element: etree._Element) -> str:
    """The words of an element as the page shows them: without those of text boxes and of deletions."""
    pieces: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag == T:
            pieces.append(one.text or "")
        elif one.tag in _SPACES and one.get(VAL) is None:
            pieces.append(" ")
        elif one.tag not in _NOT_SHOWN or one is element:
            if one.tag == P and pieces:
                pieces.append(" ")
            waiting += reversed(one)
    return "".join(pieces)


class Places:
    """The places of one story: the body of a file, its footnotes or its endnotes. Paragraphs that show nothing are not
    counted, and those in tables and text boxes neither."""

    def __init__(self, story: etree._Element, styles: Styles, headings: bool = True) -> None:
        self._places: dict[etree._Element, tuple[int, str]] = {}
        self._headings = headings
        self._paragraphs = self._tables = self._notes = 0
        self._heading = ""
        self._styles = styles
        for element in story.iter(P, TBL, *_NOTES):
            self._met(element)

    def _met(self, element: etree._Element) -> None:
        inside = next((one for one in element.iterancestors() if one in self._places), None)
        if element.tag in _NOTES:
            self._notes += element.get(named("w:type")) not in _SEPARATORS
            self._add(element, f"{_NOTES[str(element.tag)]} {self._notes}")
        elif inside is not None and inside.tag != TC:
            return
        elif element.tag == TBL:
            if inside is None:
                self._tables += 1
                self._cells(element)
        elif inside is None:
            self._paragraph(element)

    def _paragraph(self, element: etree._Element) -> None:
        words = text_of(element).strip()
        self._paragraphs += bool(words)
        where = f"paragraph {self._paragraphs}" if words else f"after paragraph {self._paragraphs}"
        self._add(element, (where if self._paragraphs else "at the top") + self._heading)
        if words and self._headings and self._styles.heading_level(element) is not None:
            self._heading = f", below {first_words(words)}"

    def _cells(self, table: etree._Element) -> None:
        self._add(table, f"table {self._tables}{self._heading}")
        for row_number, row in enumerate(table.iterchildren(TR), 1):
            for number, cell in enumerate(row.iterchildren(TC), 1):
                self._add(cell, f"table {self._tables}, row {row_number}, column {number}{self._heading}")

    def _add(self, element: etree._Element, words: str) -> None:
        self._places[element] = (len(self._places) + 1, words)

    def of(self, element: etree._Element) -> tuple[int, str]:
        """The order and the place of an element: that of what it is in, or else of the first thing in it."""
        for one in (element, *element.iterancestors()):
            if one in self._places:
                return self._places[one]
        for one in element.iter(P, TBL):
            if one in self._places:
                return self._places[one]
        before = (one for one in element.itersiblings(preceding=True) if one in self._places)
        return self._places.get(next(before, element), (0, "in the text"))
