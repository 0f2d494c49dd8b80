"""A change inside a long value: its line breaks, escapes and folds stay wherever its words stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.write.scalars import escaped
from site_builder.write.tree import indent_of

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t"}
_PIECE = re.compile(
    r"(?P<continued>\\\n[ \t]*)|\\x(?P<x>[0-9A-Fa-f]{2})|\\u(?P<u>[0-9A-Fa-f]{4})|\\U(?P<U>[0-9A-Fa-f]{8})"
    r"|\\(?P<escape>.)|(?P<fold>[ \t]*\n[ \t\n]*)|(?P<sign>.)"
)
"""How characters are written between double quotes (YAML 1.1, 5.6 and 9)."""
_FOLD_OR_SIGN = re.compile(r"(?P<fold>[ \t]*\n[ \t\n]*)|(?P<quote>'')|(?P<sign>.)")


@dataclass(frozen=True)
class Piece:
    """A stretch of source and its value: often one character, for a fold a space or line ends, or nothing."""

    stands_for: str
    start: int
    end: int


def changed_inside(source: str, style: str, old: str, new: str) -> tuple[int, int, str] | None:
    """The stretch of a scalar's source that must change and its replacement, so that the value is `new`.

    None if the source cannot be followed character by character. The result must be read back before it is trusted."""
    if style in ("|", ">"):
        return _in_block(source, style, old, new)
    quotes = 1 if style else 0
    inner = source[quotes : len(source) - quotes]
    pieces = list(_pieces(inner, style))
    return _smallest(pieces, old, new, _WRITERS[style], quotes)


def _pieces(inner: str, style: str) -> Iterator[Piece]:
    """The pieces of the source between the quotes, or of a plain value."""
    for match in (_PIECE if style == '"' else _FOLD_OR_SIGN).finditer(inner):
        yield Piece(_meaning(match, style), match.start(), match.end())


def _meaning(match: re.Match[str], style: str) -> str:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    if fold := groups.get("fold"):
        return "\n" * (fold.count("\n") - 1) or " "
    if "quote" in groups:
        return "'" if style == "'" else "''"
    if code := groups.get("x") or groups.get("u") or groups.get("U"):
        return chr(int(code, 16))
    if "escape" in groups:
        return _ESCAPES.get(groups["escape"], groups["escape"])
    return groups.get("sign", "")


def _in_block(source: str, style: str, old: str, new: str) -> tuple[int, int, str] | None:
    """The same for a block: its lines end in the same way before and after, and it stays indented as it was."""
    content_old, content_new = old.rstrip("\n"), new.rstrip("\n")
    if old[len(content_old) :] != new[len(content_new) :] or not content_old or not content_new:
        return None
    header, _, content = source.partition("\n")
    indent = indent_of(content)
    begin = len(header) + 1
    lines_of = _lines_of_literal if style == "|" else _lines_of_folded
    pieces = list(lines_of(content, indent))
    if content_new.lstrip("\n").startswith(" "):
        return None  # its first line decides how far the block is indented
    write = _literal_writer(indent) if style == "|" else _folded_writer(indent)
    return _smallest(pieces, content_old, content_new, write, begin)


def _lines_of_literal(content: str, indent: int) -> Iterator[Piece]:
    """Each character of a block, and each line end with the indent of the next line."""
    for match in re.compile(rf"\n {{0,{indent}}}|.").finditer(content, _spaces(content, indent)):
        yield Piece(match.group()[0], match.start(), match.end())


def _lines_of_folded(content: str, indent: int) -> Iterator[Piece]:
    """The same if one line end is a space, and several are one fewer; lines that are indented further are not followed."""
    folds = re.compile(rf"(?P<fold>\n(?: {{0,{indent}}}\n)* {{0,{indent}}})|.")
    for match in folds.finditer(content, _spaces(content, indent)):
        fold = match.group("fold")
        yield Piece("\n" * (fold.count("\n") - 1) or " " if fold else match.group(), match.start(), match.end())


def _spaces(content: str, indent: int) -> int:
    """By how much the first line is indented: by nothing if it is empty."""
    return min(indent, len(content) - len(content.lstrip(" ")))


def _literal_writer(indent: int) -> Callable[[str, str], str]:
    def write(text: str, after: str) -> str:
        return re.sub(r"\n(?!\n|\Z)", "\n" + " " * indent, text + after[:1])[: -1 if after else None]

    return write


def _folded_writer(indent: int) -> Callable[[str, str], str]:
    def write(text: str, after: str) -> str:
        return re.sub(r"\n+", lambda ends: ends.group() + "\n" + " " * indent, text)

    return write


_WRITERS: dict[str, Callable[[str, str], str]] = {
    "": lambda text, after: text,
    "'": lambda text, after: text.replace("'", "''"),
    '"': lambda text, after: escaped(text),
}


def _smallest(
    pieces: Sequence[Piece], old: str, new: str, write: Callable[[str, str], str], begin: int
) -> tuple[int, int, str] | None:
    """Keeps the pieces at both ends that have the same value as before, and writes what is between."""
    if "".join(piece.stands_for for piece in pieces) != old:
        return None
    first = at = 0
    while first < len(pieces) and new.startswith(pieces[first].stands_for, at):
        at += len(pieces[first].stands_for)
        first += 1
    if first and pieces[first - 1].stands_for == "\n":  # how it is written depends on what follows
        first -= 1
        at -= 1
    last, end = len(pieces), len(new)
    while (
        last > first
        and end - len(pieces[last - 1].stands_for) >= at
        and new.endswith(pieces[last - 1].stands_for, at, end)
    ):
        end -= len(pieces[last - 1].stands_for)
        last -= 1
    start_of = pieces[first].start if first < len(pieces) else pieces[-1].end if pieces else 0
    end_of = pieces[last - 1].end if last > first else start_of
    return begin + start_of, begin + end_of, write(new[at:end], new[end:])
