"""Paragraphs that can be cited: each has an address of its own, and a link to it.

The address goes by how a paragraph begins, neither by its number nor by all its words: what is put in before it changes no
address, and a corrected figure in it none either. Only other words at its beginning do, and then the old address leads to the
top of the page, where the correction stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from site_builder.messages import Messages
from site_builder.record.prose import plain_text
from site_builder.record.tags import TAG

BEGINNING = 8
"""The words by which a paragraph is known."""
_LENGTH = 7
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "table", "pre", "div", "dl", "h2", "h3", "h4", "h5", "h6", "hr"}
)
_NOT_CITED = frozenset({"table", "pre", "dl", "div"})
"""Elements whose paragraphs are left alone: cells, code, meanings, footnotes."""


@dataclass(frozen=True)
class _Paragraph:
    """Where a paragraph begins and ends among the pieces of a text, and what it says."""

    opening: int
    """The piece with its tag."""
    end: int
    """The piece before which its link is put."""
    words: tuple[str, ...]


def cited(html: str, messages: Messages) -> str:
    """Safe HTML whose paragraphs, and items of lists, have an `id` and at their end a link to it, which says its number.

    The link has no words, so that nothing is added to what the page says."""
    pieces = TAG.split(html)
    found = _paragraphs(pieces)
    for number, (paragraph, name) in enumerate(zip(found, names([one.words for one in found]), strict=True), start=1):
        label = escape(messages.plain("cite.paragraph", number=number))
        link = f'<a class="own" href="#{name}" data-n="{number}" aria-label="{label}"></a>'
        pieces[paragraph.opening] = re.sub(r"^<(\w+)", rf'<\1 id="{name}"', pieces[paragraph.opening])
        pieces[paragraph.end] = f"{link}{pieces[paragraph.end]}"
    return "".join(pieces)


def names(paragraphs: Sequence[Sequence[str]]) -> list[str]:
    """The address of each paragraph, given its words: of how it begins; where one before it begins just so, of all its words;
    where one says just the same, with a number."""
    taken: Counter[str] = Counter()
    found = []
    for words in paragraphs:
        name = _name(words[:BEGINNING])
        if taken[name]:
            name = _name(words)
        taken[name] += 1
        found.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
        taken[found[-1]] = taken[found[-1]] or 1
    return found


def _name(words: Sequence[str]) -> str:
    return f"p:{sha256(' '.join(words).encode()).hexdigest()[:_LENGTH]}"


def _paragraphs(pieces: Sequence[str]) -> list[_Paragraph]:
    """The paragraphs of a text that was cut at its tags: elements `p`, and what stands by itself in an item of a list."""
    found, opening, skipped = [], None, 0
    for place in range(1, len(pieces), 2):
        tag = _NAME.match(pieces[place])
        if tag is None or tag[2] not in _BLOCKS:
            continue
        closes, name = bool(tag[1]), tag[2]
        if opening is not None:
            words = tuple(_WORD.findall(plain_text("".join(pieces[opening + 1 : place])).casefold()))
            if words:
                found.append(_Paragraph(opening, place, words))
            opening = None
        if name in _NOT_CITED:
            skipped += -1 if closes else 1
        elif name in ("p", "li") and not closes and not skipped and " id=" not in pieces[place]:
            opening = place
    return found
