"""Paragraphs that can be cited: each has an address of its own, and a link to it.

The address goes by how a paragraph begins, neither by its number nor by all its words: what is put in before it changes no
address, and a corrected figure in it none either. Where its beginning was corrected and the words before that are known, its
old address leads to it as well; else to the top of the page, where the correction stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from html import escape

from site_builder.messages import Messages
from site_builder.record.prose import plain_text
from site_builder.record.tags import TAG

BEGINNING = 8
"""The words by which a paragraph is known."""
MOST_REPLACED = 12
"""Words; where more were put in place of others, it is another paragraph."""
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


def cited(html: str, messages: Messages, before: Sequence[str] = ()) -> str:
    """Safe HTML whose paragraphs, and items of lists, have an `id` and at their end a link to it, which says its number.
    `before` are the words of the text at earlier publications, the oldest first.

    The link has no words, so that nothing is added to what the page says."""
    pieces = TAG.split(html)
    found = _paragraphs(pieces)
    known = names([one.words for one in found])
    for place, name in old_names([one.words for one in found], before, known):
        pieces[found[place].opening] += f'<span id="{name}"></span>'
    for number, (paragraph, name) in enumerate(zip(found, known, strict=True), start=1):
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


def old_names(
    paragraphs: Sequence[Sequence[str]], before: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Which paragraph had which address at an earlier publication, if it began otherwise and most of it was there; none
    that is an address now, and each once."""
    now, taken = [word for words in paragraphs for word in words], set(known)
    for text in before:
        was = _WORD.findall(text.casefold())
        blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
        same = {block.b + step: block.a + step for block in blocks for step in range(block.size)}
        start = 0
        for place, words in enumerate(paragraphs):
            old = _beginning(same, start, start + len(words))
            name = _name(was[old : old + BEGINNING]) if old is not None else ""
            if name and name not in taken:
                taken.add(name)
                yield place, name
            start += len(words)


def _beginning(same: Mapping[int, int], start: int, end: int) -> int | None:
    """Where a paragraph began before its beginning was changed, if it was; None if it is another one.
    `same` has the place before of each word that was there, by its place now."""
    there = [place for place in range(start, end) if place in same]
    if not there or 2 * len(there) < end - start:
        return None
    if there[0] == start:
        return same[start]
    began = next((same[place] + 1 for place in range(start - 1, -1, -1) if place in same), 0)
    replaced = same[there[0]] - began
    return began if max(replaced, there[0] - start) <= MOST_REPLACED else None


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
