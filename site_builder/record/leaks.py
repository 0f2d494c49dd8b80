"""Words of what the public must not read yet, found on a page that somebody else's program had a hand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from site_builder.record.prose import plain_text

IN_A_ROW = 6
"""So many words of a hidden text in a row, which the page's own author did not type, are no accident."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_WORD = re.compile(r"[^\W_]+")


class HiddenWords:
    """The texts of what is not public, by file. Looking through a page takes time by its length alone."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._owners = {run: file for file, text in texts.items() for run in _typed_runs(text)}

    def shown_on(self, html: str, typed: str) -> str:
        """The file whose words a rendered page shows, though `typed`, its own source, does not hold them; "" for none."""
        if not self._owners:
            return ""
        own = set(_typed_runs(typed))
        return next(
            (self._owners[run] for run in _runs(plain_text(html)) if run in self._owners and run not in own), ""
        )


def _typed_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Those of a Markdown text as it was typed, and as it is read: without escapes, and without the links' addresses."""
    yield from _runs(text)
    yield from _runs(_ADDRESS.sub(" ", unescape(text)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row."""
    words = _WORD.findall(text.casefold())
    if len(words) < IN_A_ROW:
        return
    yield from zip(*(words[start:] for start in range(IN_A_ROW)), strict=False)
