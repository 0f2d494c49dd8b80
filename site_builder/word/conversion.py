"""mammoth's HTML of a Word file as blocks, with its pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import mammoth
from lxml import etree

from site_builder.word.blocks import BREAK, Block, Heading, Item, Kind, Line, Note, Paragraph, Piece, Table
from site_builder.word.findings import NotWordError
from site_builder.word.plain_copy import BEGIN, END
from site_builder.word.shell import LEVELS, QUOTE, style

_NUMBER = re.compile(rf"\s*{BEGIN}(\d+){END}\s*")
_NOTE = re.compile(r"#((?:foot|end)note-.+)")
_MARKS: dict[str, dict[str, object]] = {
    "strong": {"strong": True},
    "em": {"em": True},
    "s": {"strike": True},
    "sub": {"script": "sub"},
    "sup": {"script": "sup"},
}
_OUTER = "ul|ol > li > "


def _style_map() -> str:
    headings = [f"p[style-name='{style(level)}'] => div.h{level}:fresh" for level in range(LEVELS + 1)]
    lists = [
        f"p:{kind}-list({depth}) => {_OUTER * (depth - 1)}{tag} > li:fresh"
        for depth in range(1, LEVELS + 1)
        for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
    ]
    return "\n".join(
        [
            *headings,
            *lists,
            f"p[style-name='{QUOTE}'] => blockquote > p:fresh",
            "p => p:fresh",
            "br[type='page'] =>",
            "br[type='column'] =>",
        ]
    )


@dataclass(frozen=True)
class Embedded:
    """A picture as it is in the file."""

    content: bytes
    words: str
    """What Word says of it for people who cannot see it; "" if nothing."""


@dataclass(frozen=True)
class Converted:
    """A document as blocks; footnotes in the order of their marks, pictures in that of the text."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    pictures: tuple[Embedded, ...]


def converted(content: bytes) -> Converted:
    """The blocks of a plain copy of a Word file; NotWordError if mammoth cannot read it."""
    pictures: list[Embedded] = []

    def taken(image: Any) -> dict[str, str]:
        with image.open() as opened:
            pictures.append(Embedded(opened.read(), image.alt_text or ""))
        return {"src": str(len(pictures) - 1)}

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_style_map(),
            include_default_style_map=False,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(taken),
        ).value
        root = etree.fromstring(f"<body>{html}</body>", etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (
        KeyError,
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        RecursionError,
        OSError,
        etree.XMLSyntaxError,
    ) as error:
        raise NotWordError("This file is damaged; open it in Word, let it be repaired, and save it again.") from error
    return _converted(root, pictures)


def _converted(root: etree._Element, pictures: list[Embedded]) -> Converted:
    last = root[-1] if len(root) else None
    listed = [] if last is None or last.tag != "ol" else [one for one in last if "note-" in one.get("id", "")]
    if listed and last is not None:
        root.remove(last)
    listed = list({one.get("id", ""): one for one in reversed(listed)}.values())[
        ::-1
    ]  # each once, if two marks lead to it
    numbers = {one.get("id", ""): number for number, one in enumerate(listed, 1)}
    reader = _Reader(numbers)
    blocks = tuple(reader.blocks(root))
    notes = tuple(Note(number, tuple(reader.note(one))) for number, one in enumerate(listed, 1))
    return Converted(blocks, notes, tuple(pictures))


class _Reader:
    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks in an element."""
        for element in parent:
            name = str(element.tag)
            if name == "div":
                yield Heading(int(element.get("class", "h1")[1:]), self._line(element))
            elif name == "p":
                yield Paragraph(self._line(element))
            elif name == "blockquote":
                for inner in element:
                    yield Paragraph(self._line(inner), is_quotation=True)
            elif name in ("ul", "ol"):
                yield from self._items(element, 0)
            elif name == "table":
                rows = (self._row(row) for row in element.iter("tr"))
                yield Table(tuple(row for row in rows if row))
            else:
                yield Paragraph(tuple(self._pieces(element, Piece(""))))

    def note(self, item: etree._Element) -> Iterator[Block]:
        """The blocks of a note, without the arrow that mammoth puts after them."""
        for link in item.iter("a"):
            if link.get("href", "").startswith(("#footnote-ref-", "#endnote-ref-")):
                link.text = ""
                link.set("href", "")
        yield from (
            block for block in self.blocks(item) if not isinstance(block, Paragraph) or not _is_empty(block.line)
        )

    def _items(self, parent: etree._Element, depth: int) -> Iterator[Item]:
        for item in parent:
            line = self._line(item, without=("ul", "ol"))
            number, line = _numbered(line)
            if not _is_empty(line):
                yield Item(depth, (number or 1) if parent.tag == "ol" else None, line)
            for inner in item:
                if inner.tag in ("ul", "ol"):
                    yield from self._items(inner, depth + 1)

    def _row(self, row: etree._Element) -> tuple[tuple[Line, ...], ...]:
        return tuple(tuple(self._cell(cell)) for cell in row if cell.tag in ("td", "th"))

    def _cell(self, cell: etree._Element) -> Iterator[Line]:
        for block in self.blocks(cell):
            if isinstance(block, Item):
                mark = "• " if block.number is None else f"{block.number}. "
                yield (Piece(mark), *block.line)
            elif isinstance(block, Heading):
                yield tuple(replace(piece, strong=True) for piece in block.line)
            elif isinstance(block, Paragraph) and not _is_empty(block.line):
                yield block.line

    def _line(self, element: etree._Element, without: tuple[str, ...] = ()) -> Line:
        return _trimmed(self._pieces(element, Piece(""), without))

    def _pieces(self, element: etree._Element, look: Piece, without: tuple[str, ...] = ()) -> Iterator[Piece]:
        if element.text:
            yield replace(look, text=element.text)
        for child in element:
            if child.tag not in without:
                yield from self._inside(child, look)
            if child.tail:
                yield replace(look, text=child.tail)

    def _inside(self, element: etree._Element, look: Piece) -> Iterator[Piece]:
        name = str(element.tag)
        if name == "br":
            yield BREAK
        elif name == "img":
            yield replace(look, text=element.get("src", ""), kind=Kind.PICTURE)
        elif name == "a" and (match := _NOTE.fullmatch(element.get("href", ""))) and match.group(1) in self._numbers:
            yield Piece(str(self._numbers[match.group(1)]), Kind.NOTE)
        elif name == "a":
            yield from self._pieces(element, replace(look, href=element.get("href", "")))
        else:
            yield from self._pieces(element, replace(look, **_MARKS.get(name, {})))  # type: ignore[arg-type]


def _numbered(line: Line) -> tuple[int | None, Line]:
    """The number that the plain copy put before an item, and the item without it."""
    text = line[0].text if line and line[0].kind is Kind.TEXT else ""
    match = _NUMBER.match(text)
    if not match:
        return None, line
    return int(match.group(1)), _trimmed((replace(line[0], text=text[match.end() :]), *line[1:]))


def _is_empty(line: Line) -> bool:
    return all(piece.is_empty or piece.kind is Kind.BREAK for piece in line)


def _trimmed(pieces: Iterator[Piece] | tuple[Piece, ...]) -> Line:
    """A line without empty pieces, and without breaks at its ends."""
    found = [piece for piece in pieces if piece.kind is not Kind.TEXT or piece.text]
    while found and (found[0].kind is Kind.BREAK or found[0].is_empty):
        found.pop(0)
    while found and (found[-1].kind is Kind.BREAK or found[-1].is_empty):
        found.pop()
    return tuple(found)
