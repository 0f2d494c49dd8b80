"""The story of an import: scan, a plain copy, mammoth, our own clean-up, Markdown, and a look whether every word came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from site_builder.codes import Code
from site_builder.read.dialect import Dialect
from site_builder.word.addresses import Links, on_lines
from site_builder.word.blocks import Block, Heading, Kind, Line, Note, Paragraph, Table, all_words, lines_in, words_of
from site_builder.word.conversion import Converted, converted
from site_builder.word.findings import Finding, NotImportedError, NotWordError, first_words
from site_builder.word.markdown import MarkdownOf
from site_builder.word.markings import lost_margins, told_of_marks
from site_builder.word.pictures import Picture, pictures_of
from site_builder.word.plain_copy import BEGIN, END, plain_copy
from site_builder.word.scan import opened
from site_builder.word.story import WordFile
from site_builder.word.typed_marks import has_end_mark, is_bold_line, with_headings, with_lists

SUMMARY = 300
"""Characters of a summary (FORMAT: `summary`)."""
_PICTURE = re.compile(f"{BEGIN}(\\d+){END}")
_DEEPEST, _FEW = 6, 5
_FIRST_FEW = 3
"""Blocks among which a bold line is taken for the title, where nothing says what the title is."""


@dataclass(frozen=True)
class WordImport:
    """What comes along from a Word file."""

    title: str
    """Plain text on one line; "" if the file has neither a title nor a heading of the first level nor a bold line
    at its beginning. May be longer than a title may be: it is never cut."""
    summary: str
    """The first paragraph, if it is short enough; else ""."""
    pictures: tuple[Picture, ...]
    left_out: tuple[str, ...]
    """What was left out, changed or is to be done, one sentence or two each, in no particular order."""
    lead: int | None = None
    """The index in `pictures` of the one above all text, which is not in the body; None without one."""
    _body: str = field(default="", repr=False)

    def body(self, stem: str) -> str:
        """The Markdown of an update whose pictures have the names of `picture_name` below `docs/images/`."""
        return _PICTURE.sub(lambda match: f"../docs/images/{self.picture_name(int(match.group(1)), stem)}", self._body)

    def picture_name(self, number: int, stem: str) -> str:
        """The name of a picture's file: a stem such as an update's name, and its number from 1."""
        return f"{stem}-{number + 1}.{self.pictures[number].ending}"


def import_word_file(content: bytes, name: str) -> WordImport:
    """The title, text and pictures of a Word file. NotImportedError with all findings of `scan`, if it has any.

    `name` is what findings call the file. Nothing is written, and nothing outside the file is opened."""
    file, found = opened(content, name)
    if file is None or found:
        raise NotImportedError(found)
    try:
        return _import(file)
    except NotWordError as error:
        raise NotImportedError([Finding(name, 0, "", Code.WORD_FILE, str(error))]) from error


def _import(file: WordFile) -> WordImport:
    told = [*told_of_marks(file), *lost_margins(file)]
    copy = plain_copy(file)
    told += copy.told
    came = converted(copy.content)
    lost = _lost(copy.words, all_words(came.blocks), "between Word and here")
    pictures = pictures_of(came.pictures, told)
    blocks, notes = _with_shown(came, pictures, told)
    title, above, blocks = _titled(blocks, told)
    lead, blocks = _lead(blocks)
    blocks = [*_shaped(above, told, may_have_headings=False), *_shaped(blocks, told)]
    notes = [replace(note, blocks=tuple(_shaped(note.blocks, told))) for note in notes]
    shown = [picture for picture in pictures if picture]
    markdown = MarkdownOf([picture.words for picture in shown])
    body = markdown.text(blocks, notes)
    wanted = all_words(blocks) + "".join(all_words(note.blocks) for note in notes)
    lost += _lost(wanted, _read_back(body), "in the Markdown")
    told += markdown.told
    summary = _summary(blocks, told)
    return WordImport(title, summary, tuple(shown), tuple(dict.fromkeys([*lost, *told])), lead, body)


def _with_shown(came: Converted, pictures: Sequence[Picture | None], told: list[str]) -> tuple[list[Block], list[Note]]:
    """The text with those pictures, by their new numbers, and those footnotes that can be shown."""
    shown = [str(at) for at, picture in enumerate(pictures) if picture]
    empty = {str(note.number) for note in came.notes if not note.blocks}
    if empty:
        told.append("A footnote without words is left out.")

    def kept(line: Line) -> Line:
        pieces = (one for one in line if one.kind is not Kind.NOTE or one.text not in empty)
        return tuple(
            replace(one, text=str(shown.index(one.text))) if one.kind is Kind.PICTURE else one
            for one in pieces
            if one.kind is not Kind.PICTURE or one.text in shown
        )

    def of(blocks: Sequence[Block]) -> list[Block]:
        return [block for block in (on_lines(one, kept) for one in blocks) if isinstance(block, Table) or block.line]

    return of(came.blocks), [replace(note, blocks=tuple(of(note.blocks))) for note in came.notes if note.blocks]


def _titled(blocks: list[Block], told: list[str]) -> tuple[str, list[Block], list[Block]]:
    """The title, what is above it, and what is below."""
    at = _place_of_title(blocks)
    if at is None:
        return "", [], blocks
    title, above, below = blocks[at], blocks[:at], blocks[at + 1 :]
    assert not isinstance(title, Table)
    if isinstance(title, Paragraph):
        told.append(
            f"The title is the bold line {first_words(words_of(title.line))}; the file has no title in Word's style 'Title' or 'Heading 1'."
        )
    if words := next((words_of(line) for block in above for line in lines_in(block) if words_of(line)), ""):
        told.append(
            f"The text above the title, beginning {first_words(words)}, is at the beginning of the text; delete it if nobody needs it."
        )
    marks = tuple(piece for piece in title.line if piece.kind in (Kind.NOTE, Kind.PICTURE))
    if marks:
        told.append("A picture or the mark of a footnote in the title is at the beginning of the text.")
        below = [Paragraph(marks), *below]
    return words_of(title.line), above, below


def _place_of_title(blocks: Sequence[Block]) -> int | None:
    """Which block is the title; None where nothing says so for certain.

    A heading of level one below a text, or below a bold line where there are several, heads a part of the text."""
    levels = {at: block.level for at, block in enumerate(blocks) if isinstance(block, Heading) and words_of(block.line)}
    bold = [at for at, block in enumerate(blocks[:_FIRST_FEW]) if isinstance(block, Paragraph) and is_bold_line(block)]
    titles, firsts = ([at for at in levels if levels[at] == level] for level in (0, 1))
    texts = (at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and _is_text(words_of(one.line)))
    above = [next(texts, len(blocks)), *(bold[:1] if len(firsts) > 1 else [])]
    return next(iter([*titles, *(at for at in firsts[:1] if at < min(above)), *bold]), None)


def _lead(blocks: list[Block]) -> tuple[int | None, list[Block]]:
    """The picture above all text, and the blocks without it."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and [one.kind for one in first.line if not one.is_empty] == [Kind.PICTURE]:
        number = next(int(one.text) for one in first.line if one.kind is Kind.PICTURE)
        return number, blocks[1:]
    return None, blocks


def _shaped(blocks: Sequence[Block], told: list[str], *, may_have_headings: bool = True) -> list[Block]:
    """The blocks as an update has them: own links, lists for typed bullets, headings from level two without gaps."""
    links = Links(told)
    plain = [on_lines(block, links.kept) for one in blocks for block in _without_box(one, told)]
    if any(
        piece.kind is Kind.TEXT and "\t" in piece.text.strip()
        for block in plain
        if isinstance(block, Paragraph)
        for piece in block.line
    ):
        told.append("Tabs between words are spaces now; where they made columns, make a table of them in Word.")
    if has_end_mark(plain):
        told.append(
            "The line that says where the release ends came along; delete it, and what is below it if only editors need it."
        )
    listed = with_lists(plain, told)
    levelled = _with_levels(listed, told)
    return with_headings(levelled, told) if may_have_headings else levelled


def _without_box(block: Block, told: list[str]) -> list[Block]:
    """A table of one row is a box around a text, or a way to put things beside each other: its paragraphs stay."""
    if isinstance(block, Table) and len(block.rows) == 1:
        lines = [line for cell in block.rows[0] for line in cell if line]
        words = first_words(" ".join(map(words_of, lines)))
        told.append(f"The box or row around {words or 'a text'} is left out; its text stays.")
        return [Paragraph(line) for line in lines]
    return [] if isinstance(block, Table) and not block.rows else [block]


def _with_levels(blocks: list[Block], told: list[str]) -> list[Block]:
    """Headings from level two on, none of which skips a level (WCAG 2.2, 1.3.1); those without words are left out."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading) and words_of(block.line)})
    shift = 2 - levels[0] if levels else 0
    found: list[Block] = []
    before = 1
    for block in blocks:
        if isinstance(block, Heading):
            if not words_of(block.line):
                found += [Paragraph(block.line)] if block.line else []
                continue
            level = min(block.level + shift, before + 1, _DEEPEST)
            if level != block.level + shift:
                words = first_words(words_of(block.line))
                told.append(f"The heading {words} skips a level in Word; here it is one level below the one before it.")
            before = level
            found.append(Heading(level, block.line))
        else:
            found.append(block)
    return found


def _summary(blocks: Sequence[Block], told: list[str]) -> str:
    """The first paragraph of whole sentences, if it is short enough: a summary is never cut."""
    first = next(
        (block.line for block in blocks if isinstance(block, Paragraph) and _is_text(words_of(block.line))), ()
    )
    words = words_of(first)
    if words and len(words) <= SUMMARY and not any(piece.strike for piece in first):
        told.append(f"The summary is the first paragraph, beginning {first_words(words)}.")
        return words
    told.append(
        f"There is no summary: the first paragraph is not a text of at most {SUMMARY} characters, and is never cut; write one or two sentences."
    )
    return ""


def _is_text(words: str) -> bool:
    """Whether a paragraph is a sentence, and no date or line about the release."""
    return len(words.split()) > _FEW and words.rstrip("”’\"')").endswith((".", "!", "?", "…"))


def _read_back(body: str) -> str:
    """Every sign that our reader shows of a text, without spaces; footnotes come last there too."""
    reading = Dialect().read(body)
    texts = (
        child.content
        for inline in reading.inlines()
        for child in inline.token.children or ()
        if child.type in ("text", "code_inline")
    )
    return "".join("".join(texts).split())


def _lost(wanted: str, came: str, where: str) -> list[str]:
    """A warning if not every word came; there is none unless this program has a fault."""
    if (wanted := _bare(wanted)) == (came := _bare(came)):
        return []
    at = next(
        (at for at, (one, other) in enumerate(zip(wanted, came, strict=False)) if one != other),
        min(len(wanted), len(came)),
    )
    return [
        f"Not every word may have come along {where}: compare the text from {wanted[max(0, at - 20) : at + 20]!r} on. This is a fault of the builder; please report it."
    ]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u2011•]|(?<!\d)\d+\.(?=\w)", "", text)
