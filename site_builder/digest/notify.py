"""The e-mail as GOV.UK Notify takes it: its own few signs of Markdown, no HTML, no bold.

Source: "Formatting emails and letters" of GOV.UK Notify, and the program that reads it, alphagov/notifications-utils,
`markdown.py`, both as of 20 August 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.messages import Messages
from site_builder.views.digest import DigestView
from site_builder.views.digest.items import Item, Part

_SIGN = re.compile(r"[\\`\[\]]")
"""What would begin a link. Signs for bold and italics are words to Notify, which shows neither."""
_FIELD = re.compile(r"\((?=\()")
"""What Notify would fill in with somebody's details."""
_BEGINS = re.compile(r"^(?=[-+*•#^=|~`_]|\d+\.)")
"""What would begin a list, a heading, inset text or a line."""
_IN_WORDS = "\u2060"
"""A sign without width that keeps two others apart, and that nobody sees or hears (Unicode, word joiner)."""


def text(view: DigestView, messages: Messages) -> bytes:
    """The body of the e-mail in UTF-8; its subject is typed into a field of its own."""
    return ("\n\n".join(_blocks(view, messages)) + "\n").encode()


def _blocks(view: DigestView, messages: Messages) -> Iterator[str]:
    yield f"# {_plain(view.heading)}"
    yield _plain(f"{view.counted} {view.about}")
    if view.last:
        yield f"{_plain(messages.plain('mail.last'))} {_title(view.last)} {_plain(f'({view.last.label})')}"
    for one in view.parts:
        yield from _part(one, messages)
    if view.others:
        yield f"{_plain(messages.count('mail.others', len(view.others)))} {view.changes}"
    yield from _part(view.coming, messages)
    if not view.coming.items:
        yield _plain(messages.plain("mail.no_dates"))
    yield f"## {_plain(messages.plain('mail.help'))}"
    for helper in view.helpers:
        yield "\n".join([*map(_plain, helper.lines), *([helper.url] if helper.url else [])])
    yield "---"
    yield f"{_plain(messages.plain('mail.all'))} {view.site}"
    yield _plain(messages.plain("mail.why"))


def _part(one: Part, messages: Messages) -> Iterator[str]:
    yield f"## {_plain(messages.plain(f'mail.{one.name}'))}"
    for item in one.items:
        lines = [_title(item), *([_plain(item.label)] if item.label else []), *map(_plain, item.told)]
        yield "\n\n".join(lines)
    if one.left_out:
        more = messages.plain("mail.more_link")
        yield f"{_plain(messages.count('mail.more', one.left_out))} [{_plain(more)}]({one.more})"


def _title(item: Item) -> str:
    """A title as a link. Notify reads no brackets in the words of one: there the address stands by itself."""
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
