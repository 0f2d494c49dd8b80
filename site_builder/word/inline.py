"""One line as Markdown that our own reader reads as meant: each sign that would be a mark is escaped, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import TypeAlias
from urllib.parse import quote

from markdown_it.token import Token

from site_builder.read.dialect import Dialect
from site_builder.record.web_addresses import is_web_address
from site_builder.word.blocks import Kind, Line, Piece, words_of
from site_builder.word.plain_copy import BEGIN, END
from site_builder.write.signs import verbatim, verbatim_start

_ADDRESS = re.compile(r"https?://[^\s<>\"\\`]+", re.IGNORECASE)
_AFTER_ADDRESS = "?!.,:;*_~|'’”“‘}"
_MARKS = {"strong": "**", "em": "*", "strike": "~~"}
_ORDER = ("href", "strong", "em", "strike", "script")
_EDGES = re.compile(r"((?:\s|\\\n|<br>)*)(.*?)((?:\s|\\\n|<br>)*)", re.DOTALL)
_NAMES = {"strong": "strong", "em": "em", "s": "strike"}
_TAG = re.compile(r"<(/?)(su[bp])>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"(?<!\\)\[\^(\d+)\]")
_PUNCTUATION = re.compile(r"^([\W_]*)(.*?)([\W_]*)$", re.DOTALL)
Sign: TypeAlias = tuple[str, ...]
"""One sign of a line, and how it looks."""


@dataclass(frozen=True)
class Written:
    """A line as Markdown."""

    text: str
    is_whole: bool = True
    """Whether all of its emphasis could be written."""


class Writer:
    """Writes lines, and reads each back that has a mark in it."""

    def __init__(self, pictures: Sequence[str] = ()) -> None:
        """`pictures` are the words of each picture."""
        self._dialect = Dialect()
        self._pictures = pictures

    def written(self, line: Line, *, line_break: str = "\\\n") -> Written:
        """A line in Markdown. Emphasis that Markdown cannot show, as inside a word, is given up before a word is."""
        pieces = _smoothed(line)
        wanted = _look(pieces)
        for number, attempt in enumerate((pieces, _shrunk(pieces), _plain(pieces))):
            text = self._text(attempt, line_break)
            if text == words_of(line) or self._read(text) == (wanted if number == 0 else _look(attempt)):
                return Written(text, number < 2)
        return Written(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words_of(line)), is_whole=False)

    def _text(self, pieces: Line, line_break: str) -> str:
        text = self._grouped(pieces, _ORDER, line_break).strip()
        return "\n".join(map(verbatim_start, text.split("\n")))

    def _grouped(self, pieces: Iterable[Piece], keys: Sequence[str], line_break: str) -> str:
        if not keys:
            return "".join(self._leaf(piece, line_break) for piece in pieces)
        made = []
        for value, group in groupby(pieces, key=lambda piece: getattr(piece, keys[0])):
            those = list(group)
            inner = self._grouped(those, keys[1:], line_break)
            made.append(_wrapped(keys[0], value, inner, words_of(those)) if value else inner)
        return "".join(made)

    def _leaf(self, piece: Piece, line_break: str) -> str:
        if piece.kind is Kind.BREAK:
            return line_break
        if piece.kind is Kind.NOTE:
            return f"[^{piece.text}]"
        if piece.kind is Kind.PICTURE:
            return f"![{escaped(self._pictures[int(piece.text)])}]({BEGIN}{piece.text}{END})"
        return escaped(piece.text, is_link=bool(piece.href))

    def _read(self, text: str) -> list[Sign]:
        """What our reader makes of a text that should be one paragraph; nothing if it is not."""
        notes = "".join(f"\n\n[^{number}]: x" for number in dict.fromkeys(_NOTE_MARK.findall(text)))
        tokens = list(
            takewhile(lambda token: token.type != "footnote_block_open", self._dialect.read(text + notes).tokens)
        )
        is_one = [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        return list(_seen(tokens[1].children or [])) if is_one else []


def escaped(text: str, *, is_link: bool = False) -> str:
    """Text as Markdown that shows exactly this text; a web address in it becomes a link, as readers expect."""
    text = " ".join(re.split(r"[ \t\r\n]+", text))
    pieces, at = [], 0
    for match in () if is_link else _ADDRESS.finditer(text):
        address = _without_end(match.group())
        if is_web_address(address) and "|" not in address:
            pieces += [verbatim(text[at : match.start()]), f"<{address}>"]
            at = match.start() + len(address)
    return "".join([*pieces, verbatim(text[at:], in_link=is_link)])


def _without_end(address: str) -> str:
    """An address without the punctuation of the sentence after it."""
    while address and (
        address[-1] in _AFTER_ADDRESS or (address[-1] == ")" and address.count(")") > address.count("("))
    ):
        address = address[:-1]
    return address


def _wrapped(key: str, value: str, inner: str, words: str) -> str:
    match = _EDGES.fullmatch(inner)
    assert match is not None
    before, middle, after = match.groups()
    if not middle:
        return inner
    if key == "href":
        return before + (f"<{value}>" if words == value else f"[{middle}]({address(value)})") + after
    if key == "script":
        return f"{before}<{value}>{middle}</{value}>{after}"
    return before + _MARKS[key] + middle + _MARKS[key] + after


def address(typed: str) -> str:
    """A link's address, escaped for round brackets."""
    safe = quote(typed, safe="%#/:?=&;,.@!$'*+~_-[]()" + "".join(sign for sign in typed if ord(sign) > 126))
    return safe if safe.count("(") == safe.count(")") else safe.replace("(", "%28").replace(")", "%29")


def _smoothed(line: Line) -> Line:
    """A line in which spaces and breaks look like what is on both sides of them, or else like nothing."""
    pieces = list(line)
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.PICTURE:
            pieces[at] = Piece(piece.text, Kind.PICTURE)
        elif piece.kind is Kind.BREAK or piece.is_empty:
            before = next((one for one in reversed(pieces[:at]) if not one.is_empty), Piece(""))
            after = next((one for one in pieces[at + 1 :] if not (one.is_empty or one.kind is Kind.BREAK)), Piece(""))
            alike = {key: getattr(before, key) for key in _ORDER if getattr(before, key) == getattr(after, key)}
            pieces[at] = replace(Piece(piece.text, piece.kind), **alike)
    return tuple(pieces)


def _shrunk(pieces: Line) -> Line:
    """The same with punctuation outside of emphasis: Markdown's marks must touch letters (CommonMark 0.31, 6.2)."""
    found: list[Piece] = []
    for is_marked, group in groupby(pieces, key=lambda piece: piece.strong or piece.em or piece.strike):
        those = list(group)
        if is_marked and all(one.kind is Kind.TEXT for one in those):
            first, last = _PUNCTUATION.match(those[0].text), _PUNCTUATION.match(those[-1].text)
            if first and first.group(1):
                found.append(_bare(replace(those[0], text=first.group(1))))
                those[0] = replace(those[0], text=those[0].text[len(first.group(1)) :])
                last = _PUNCTUATION.match(those[-1].text)
            end = last.group(3) if last and last.group(2) else ""
            those[-1] = replace(those[-1], text=those[-1].text[: len(those[-1].text) - len(end)])
            found += [one for one in those if one.text]
            found += [_bare(replace(those[-1], text=end))] if end else []
        else:
            found += those
    return tuple(found)


def _plain(pieces: Line) -> Line:
    return tuple(map(_bare, pieces))


def _bare(piece: Piece) -> Piece:
    return replace(piece, strong=False, em=False, strike=False)


def _look(pieces: Iterable[Piece]) -> list[Sign]:
    """Each sign that is shown, and how."""
    found: list[Sign] = []
    for href, group in groupby(pieces, key=lambda piece: piece.href):
        signs = [
            (sign, *_marks(piece.strong, piece.em, piece.strike), piece.script)
            for piece in group
            for sign in ([piece.kind.value] if piece.kind in (Kind.PICTURE, Kind.NOTE) else piece.text)
            if not sign.isspace()
        ]
        found += _leading(signs, href)
    return found


def _marks(*marks: bool) -> tuple[str, ...]:
    return tuple("x" if mark else "" for mark in marks)


def _seen(children: Sequence[Token]) -> Iterator[Sign]:
    """The same as our reader sees it."""
    on: list[str] = []
    href, linked = "", list[Sign]()
    for child in children:
        name, is_opened = _opened(child)
        if name and is_opened:
            on.append(name)
        elif name and name in on:
            on.remove(name)
        elif child.type.startswith("link_"):
            yield from _leading(linked, href)
            href, linked = str(child.attrs.get("href", "")), []
        elif not name and child.type != "html_inline":
            signs = {"image": ["picture"], "footnote_ref": ["note"]}.get(child.type, list(child.content))
            script = next((one for one in reversed(on) if one in ("sub", "sup")), "")
            marks = _marks("strong" in on, "em" in on, "strike" in on)
            linked += [(sign, *marks, script) for sign in signs if not sign.isspace()]
    yield from _leading(linked, href)


def _leading(signs: list[Sign], href: str) -> Iterator[Sign]:
    """Signs with where they lead; an address that is its own words leads nowhere else."""
    words = "".join(sign[0] for sign in signs)
    shown = "" if href in (words, f"mailto:{words}", f"https://{words}") else address(href)
    yield from ((*sign, shown) for sign in signs)


def _opened(token: Token) -> tuple[str, bool]:
    """The emphasis that a token begins or ends, "" for any other, and whether it begins."""
    if token.type == "html_inline" and (match := _TAG.fullmatch(token.content)):
        return match.group(2).lower(), not match.group(1)
    name, _, what = token.type.rpartition("_")
    return _NAMES.get(name, ""), what == "open"
