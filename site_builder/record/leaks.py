"""Finds words that the public must not read yet on pages that somebody else's program helped to make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from site_builder.record.prose import plain_text

IN_A_ROW = 6
"""This many words of a hidden text in a row, not typed by the page's own author, are not an accident."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_WORD = re.compile(r"[^\W_]+")


class HiddenWords:
    """The texts that are not public, by file. The time to search a page depends on its length alone."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._owners = {run: file for file, text in texts.items() for run in _typed_runs(text)}

    def shown_on(self, html: str, typed: str) -> str:
        """The file whose words a rendered page shows without having them in its own source, `typed`; "" for none."""
        if not self._owners:
            return ""
        own = set(_typed_runs(typed))
        return next(
            (self._owners[run] for run in _runs(plain_text(html)) if run in self._owners and run not in own), ""
        )


def _typed_runs(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a Markdown text as typed, and as read: without escapes and without the addresses of links."""
    yield from _runs(text)
    yield from _runs(_ADDRESS.sub(" ", unescape(text)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of `IN_A_ROW` words."""
    words = _WORD.findall(text.casefold())
    if len(words) < IN_A_ROW:
        return
    yield from zip(*(words[start:] for start in range(IN_A_ROW)), strict=False)
