"""What of a Word file is read: its body and its notes, with their places and styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from site_builder.codes import Code
from site_builder.word.ooxml import BODY, FALLBACK, named
from site_builder.word.package import Package, Part
from site_builder.word.places import Places
from site_builder.word.styles import Styles


@dataclass(frozen=True)
class Found:
    """Something that must not come along: the element, what it is, and what to do; None for the whole file."""

    element: etree._Element | None
    code: Code
    message: str
    place: str = ""
    """Where it is, for what is in no story: "header"."""


@dataclass(frozen=True)
class Story:
    """The body of a file, or its footnotes or endnotes."""

    part: Part
    root: etree._Element
    styles: Styles
    order: int
    """Its place among the stories of the file."""
    places: Places = field(repr=False)

    def each(self, *names: str) -> Iterator[etree._Element]:
        """The elements of some names, such as "w:ins", as the document is read; none that only old programs read."""
        for element in self.root.iter(*(map(named, names))):
            if not any(one.tag == FALLBACK for one in element.iterancestors()):
                yield element


class WordFile:
    """One Word file, opened."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        roots = self.package.related("styles")
        self.styles = Styles(roots[0].root if roots else None)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Its body, its footnotes and its endnotes."""
        body = self.package.document.root.find(BODY)
        assert body is not None
        notes = [part for kind in ("footnotes", "endnotes") for part in self.package.related(kind)]
        parts = [(self.package.document, body), *((part, part.root) for part in notes)]
        return tuple(
            Story(part, root, self.styles, number, Places(root, self.styles))
            for number, (part, root) in enumerate(parts)
        )

    @property
    def background(self) -> str:
        """The colour of its pages."""
        found = self.package.document.root.find(named("w:background"))
        colour = found.get(named("w:color"), "") if found is not None else ""
        return colour.upper() if len(colour) == 6 else "FFFFFF"
