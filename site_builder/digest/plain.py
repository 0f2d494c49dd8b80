"""The e-mail as plain text, for programs that show no HTML."""

from __future__ import annotations

from textwrap import fill

from site_builder.digest.text import TextForm
from site_builder.views.digest.items import Item

WIDTH = 72
"""Characters per line, so that a program that adds `> ` before each keeps it whole (RFC 5322, 2.1.1, asks for 78)."""


class Plain(TextForm):
    """Headings are underlined; addresses are on lines of their own and are never broken."""

    def title(self, words: str) -> str:
        """Underlined twice."""
        return _underlined(words, "=")

    def heading(self, words: str) -> str:
        """Underlined once."""
        return _underlined(words, "-")

    def words(self, words: str) -> str:
        """Wrapped."""
        return fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)

    def item(self, item: Item) -> str:
        """Its title, what it is, what is told of it, its address: each from a new line."""
        return "\n".join(self.words(line) for line in (item.title, item.label, *item.told, item.address) if line)

    def last(self, words: str, item: Item) -> str:
        """The words above the thing."""
        return f"{self.words(words)}\n{self.item(item)}"

    def link(self, words: str, address: str, name: str = "") -> str:
        """The address below the words; it has no other name."""
        return f"{self.words(words)}\n{address}"


def _underlined(words: str, sign: str) -> str:
    heading = Plain().words(words)
    return f"{heading}\n{sign * max(map(len, heading.splitlines()))}"
