"""A text as a reader sees it: headings, paragraphs and items, split into sentences, with the line of each word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser

from site_builder.readability.lines import Lines

_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "pre", "blockquote", "ul", "ol", "dl", "table", "tr", "div", "hr"}
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
_LEFT_OUT = {"blockquote", "pre", "sup"}
"""Word-for-word quotations; code; the numbers of footnotes."""
_MARKS = {"strong": "bold", "em": "italic", "a": "link"}
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
"""From the first to the last letter, digit or `_` of a word."""


@lru_cache(maxsize=20_000)  # a text has few different words, each many times
def bare(word: str) -> str:
    """A word without the marks around it."""
    core = _CORE.search(word)
    return core.group() if core else ""


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """A word in the form that lists have: small letters, straight apostrophes, nothing around it."""
    return bare(word).casefold().replace("’", "'")


@dataclass(frozen=True)
class Sentence:
    """One sentence. `words` are as typed, without punctuation around them."""

    text: str
    words: tuple[str, ...]
    find_lines: Callable[[], tuple[int, ...]] = field(compare=False, repr=False)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The line of each word in its file."""
        return self.find_lines()

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its words in the form that lists have."""
        return tuple(key(word) for word in self.words)

    @cached_property
    def plain(self) -> str:
        """The same words, joined by single spaces."""
        return " ".join(self.keys)


@dataclass(frozen=True)
class Piece:
    """One heading, paragraph, list item or cell, and the parts of it that are bold, italic or links."""

    tag: str
    sentences: tuple[Sentence, ...]
    bold: tuple[str, ...] = ()
    italic: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def level(self) -> int:
        """The level of a heading, 0 for anything else."""
        return int(self.tag[1]) if re.fullmatch(r"h[1-6]", self.tag) else 0

    @property
    def is_label(self) -> bool:
        """Whether it is a label and need not be a sentence: a heading, or the head of a table."""
        return self.level > 0 or self.tag in ("th", "dt")

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)


def read_html(html: str, source: Sequence[str], first_line: int) -> tuple[Piece, ...]:
    """The pieces of sanitised HTML, without word-for-word quotations and code.

    `source` is the lines of the file in which it was typed, from line 1; the text begins there on `first_line`."""
    lines = Lines(source, first_line)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    pieces = (_piece(raw, lines) for raw in reader.finished())
    return tuple(piece for piece in pieces if piece.sentences)


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text in a language, such as "en", each with its marks and without spaces around it."""
    import sentencex  # here, since most commands split no text

    return [typed.strip() for typed in sentencex.segment(language, text) if typed.strip()]


def read_plain(text: str, source: Sequence[str], first_line: int, *, tag: str = "p") -> tuple[Piece, ...]:
    """The same for a plain text: one paragraph, or a title if `tag` is "h1"."""
    piece = _piece(_Raw(tag, [text]), Lines(source, first_line))
    return (piece,) if piece.sentences else ()


def _piece(raw: _Raw, lines: Lines) -> Piece:
    text = " ".join("".join(raw.pieces).split())
    sentences = tuple(_sentences(text, lines))
    marks = {name: tuple(raw.marked(name)) for name in _MARKS.values()}
    return Piece(raw.tag, sentences, marks["bold"], marks["italic"], marks["link"])


def _sentences(text: str, lines: Lines) -> Iterator[Sentence]:
    import sentencex  # here, since most commands split no text

    for typed in sentencex.segment("en", text):
        words = tuple(stripped for word in typed.split() if (stripped := bare(word)))
        if words:
            yield Sentence(typed.strip(), words, lines.later(words))


class _Raw:
    """A piece while it is being read: its text so far, and where each mark begins and ends in it."""

    def __init__(self, tag: str, pieces: list[str]) -> None:
        self.tag = tag
        self.pieces = pieces
        self.begun: list[tuple[str, int]] = []
        self.ended: list[tuple[str, int, int]] = []

    def marked(self, name: str) -> Iterator[str]:
        """The words inside each mark of one kind."""
        for mark, first, last in self.ended:
            words = " ".join("".join(self.pieces[first:last]).split())
            if mark == name and words:
                yield words


class _Reader(HTMLParser):
    """Splits HTML into pieces."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._raw: list[_Raw] = [_Raw("p", [])]
        self._skipped = 0

    def finished(self) -> list[_Raw]:
        """The pieces that were read, in order."""
        return self._raw

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_back = tag == "a" and dict(attrs).get("class") == "footnote-backref"
        self._open.append("sup" if is_back else tag)
        self._skipped += self._open[-1] in _LEFT_OUT
        if tag in _BLOCKS:
            self._raw.append(_Raw(tag, []))
        elif tag in _MARKS:
            self._raw[-1].begun.append((_MARKS[tag], len(self._raw[-1].pieces)))
        if tag in ("br", "img", "hr"):
            self._open.pop()
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._skipped -= self._open.pop() in _LEFT_OUT
        piece = self._raw[-1]
        if tag in _BLOCKS:
            inner = next((name for name in reversed(self._open) if name in _BLOCKS), "p")
            self._raw.append(_Raw(inner, []))
        elif tag in _MARKS and piece.begun:
            mark, first = piece.begun.pop()
            piece.ended.append((mark, first, len(piece.pieces)))

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._raw[-1].pieces.append(data)
