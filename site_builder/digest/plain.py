"""The e-mail as plain text, for programs that show no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from site_builder.messages import Messages
from site_builder.views.digest import DigestView
from site_builder.views.digest.items import Item, Part

WIDTH = 72
"""Characters of a line, so that a program that adds `> ` before each keeps it whole (RFC 5322, 2.1.1, asks for 78)."""


def text(view: DigestView, messages: Messages) -> bytes:
    """The e-mail in UTF-8; addresses stand on lines of their own and are never broken."""
    return ("\n\n".join(_blocks(view, messages)) + "\n").encode()


def _blocks(view: DigestView, messages: Messages) -> Iterator[str]:
    yield _underlined(view.heading, "=")
    yield _wrapped(f"{view.counted} {view.about}")
    if view.last:
        yield f"{_wrapped(messages.plain('mail.last'))}\n{_item(view.last)}"
    for one in view.parts:
        yield from _part(one, messages)
    if view.others:
        yield f"{_wrapped(messages.count('mail.others', len(view.others)))}\n{view.changes}"
    yield from _part(view.coming, messages)
    if not view.coming.items:
        yield _wrapped(messages.plain("mail.no_dates"))
    yield _underlined(messages.plain("mail.help"), "-")
    for helper in view.helpers:
        yield "\n".join(_wrapped(line) for line in (*helper.lines, helper.url) if line)
    yield f"{_wrapped(messages.plain('mail.all'))}\n{view.site}"
    yield _wrapped(messages.plain("mail.why"))


def _part(one: Part, messages: Messages) -> Iterator[str]:
    yield _underlined(messages.plain(f"mail.{one.name}"), "-")
    yield from map(_item, one.items)
    if one.left_out:
        yield f"{_wrapped(messages.count('mail.more', one.left_out))}\n{one.more}"


def _item(item: Item) -> str:
    lines = (item.title, item.label, *item.told, item.address)
    return "\n".join(_wrapped(line) for line in lines if line)


def _underlined(words: str, sign: str) -> str:
    heading = _wrapped(words)
    return f"{heading}\n{sign * max(map(len, heading.splitlines()))}"


def _wrapped(words: str) -> str:
    return fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)
