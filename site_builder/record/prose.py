"""What an author wrote in Markdown, converted once, with links that are completed for each page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape

from site_builder.problems import Place
from site_builder.record.tags import TAG

_INLINE = re.compile(
    r"</?(?:em|strong|del|sup|sub|abbr|code|a|img|span|time)\b[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>"
)
_NOTE_MARK = re.compile(
    r'<sup id="fnref[^<>]*><a class="footnote-ref"[^<>]*>[^<>]*</a></sup>|(?:&nbsp;|&#160;|\u00a0)?<a class="footnote-backref"[^<>]*>[^<>]*</a>'
)
"""The number of a footnote, and the link back from it."""
_NOTES = '<div class="footnote">'
_TITLE = re.compile(r"<h1[^>]*>.*?</h1>", re.DOTALL)
_OPENING = re.compile(r"\s*<h2[^>]*>(.*?)</h2>\s*", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Link:
    """One link or image in a text: what was typed, where, and where it leads."""

    written: str
    place: Place
    file: str | None
    """The path from the root for a link between files; None for an address outside the site."""
    anchor: str = ""
    """The heading after `#`, or ""."""


@dataclass(frozen=True)
class Prose:
    """Safe HTML in pieces: between two pieces comes an address on the site, without its leading slash.

    Empty if nothing was written."""

    pieces: tuple[str, ...] = ("",)
    addresses: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    place: Place | None = field(default=None, compare=False, repr=False)
    """Its first line; None if nothing was written."""

    def html(self, root: str) -> str:
        """The HTML with `root` before each address on the site: "../../" for a page, the site's address for a feed."""
        whole = self.pieces[0]
        for address, piece in zip(self.addresses, self.pieces[1:], strict=True):
            whole += f"{root}{address}{piece}"
        return whole

    @cached_property
    def text(self) -> str:
        """The words alone, separated by single spaces; footnotes come last, without their numbers."""
        return plain_text("".join(self.pieces))

    @cached_property
    def first_paragraph(self) -> str:
        """The words of the first paragraph that has any, or all words if there is none; never those of footnotes."""
        body, *_ = "".join(self.pieces).partition(_NOTES)
        paragraphs = (plain_text(found.group(1)) for found in _PARAGRAPH.finditer(body))
        return next((words for words in paragraphs if _LETTER.search(words)), "") or plain_text(body)

    @property
    def without_title(self) -> Prose:
        """The text without its level-one heading, for a page that shows the heading itself."""
        return replace(self, pieces=(_TITLE.sub("", self.pieces[0], count=1).lstrip(), *self.pieces[1:]))

    @cached_property
    def opening_heading(self) -> str:
        """The words of the level-two heading with which the text begins; "" if it does not begin with one."""
        found = _OPENING.match(self.pieces[0])
        return plain_text(found.group(1)) if found else ""

    @cached_property
    def without_opening(self) -> Prose:
        """The text without that heading, for a page that shows it as its title."""
        return (
            replace(self, pieces=(_OPENING.sub("", self.pieces[0], count=1), *self.pieces[1:]))
            if self.opening_heading
            else self
        )

    def __bool__(self) -> bool:
        return bool(self.pieces[0] or self.addresses)


NO_PROSE = Prose()
"""What was not written."""


def plain_text(html: str) -> str:
    """The words of sanitised HTML, separated by single spaces, without the numbers of footnotes."""
    without_marks = _NOTE_MARK.sub("", html) if "footnote-" in html else html
    return " ".join(unescape(TAG.sub(" ", _INLINE.sub("", without_marks))).split())


def shortened(text: str, at_most: int) -> str:
    """The text; if it is longer than `at_most` characters, cut after a word and ended with "…"."""
    if len(text) <= at_most:
        return text
    cut = text[:at_most]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]).rstrip(" ,;:") + "…"
