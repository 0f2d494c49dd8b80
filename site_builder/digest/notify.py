"""The e-mail as GOV.UK Notify takes it: its own few signs of Markdown, no HTML, no bold.

Source: "Formatting emails and letters" of GOV.UK Notify, and the program that reads it, alphagov/notifications-utils,
`markdown.py`, both as of 20 August 2026."""

from __future__ import annotations

import re

from site_builder.digest.text import TextForm
from site_builder.views.digest.items import Item

_SIGN = re.compile(r"[\\`\[\]]")
"""What would begin a link. Signs for bold and italics are words to Notify, which shows neither."""
_FIELD = re.compile(r"\((?=\()")
"""What Notify would fill in with somebody's details."""
_BEGINS = re.compile(r"^(?=[-+*•#^=|~`_]|\d+\.)")
"""What would begin a list, a heading, inset text or a line."""
_IN_WORDS = "\u2060"
"""A sign without width that keeps two others apart, and that nobody sees or hears (Unicode, word joiner)."""


class Notify(TextForm):
    """Markdown as Notify reads it. The subject is typed into a field of its own."""

    rule = "---"

    def title(self, words: str) -> str:
        """A heading of the first level."""
        return f"# {_plain(words)}"

    def heading(self, words: str) -> str:
        """A heading of the second level."""
        return f"## {_plain(words)}"

    def words(self, words: str) -> str:
        """Words that Notify shows as they are."""
        return _plain(words)

    def item(self, item: Item) -> str:
        """Its title as a link, what it is, what is told of it: each a paragraph."""
        return "\n\n".join([_title(item), *map(_plain, filter(None, [item.label])), *map(_plain, item.told)])

    def last(self, words: str, item: Item) -> str:
        """The words and the thing in one line."""
        return f"{_plain(words)} {_title(item)} {_plain(f'({item.label})')}"

    def link(self, words: str, address: str, name: str = "") -> str:
        """The address after the words: Notify makes a link of it."""
        return f"{_plain(words)} [{_plain(name)}]({address})" if name else f"{_plain(words)} {address}"


def _title(item: Item) -> str:
    """A title as a link. Notify cannot read brackets in a link's words: such a title has its address below it."""
    if not item.address:
        return _plain(item.title)
    has_brackets = "[" in item.title or "]" in item.title
    words = _plain(item.title)
    return f"{words}\n\n{item.address}" if has_brackets else f"[{words}]({item.address})"


def _plain(words: str) -> str:
    """Words that Notify shows as they are."""
    escaped = _SIGN.sub(r"\\\g<0>", " ".join(words.split()))
    apart = _FIELD.sub(f"({_IN_WORDS}", escaped)
    return _BEGINS.sub(_IN_WORDS, apart)
