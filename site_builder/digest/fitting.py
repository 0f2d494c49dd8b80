"""An e-mail cut to what mail programs show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from site_builder.views.digest import DigestView

LIMIT = 80_000
"""The most bytes of an e-mail's HTML.

Gmail shows no more than 102 KB of it (github.com/hteumeuleu/email-bugs/issues/41), and services add a footer and make each
link longer before they send it: hence a fifth less."""
STEPS = (20, 12, 8, 5, 3, 2, 1)
"""The most things of each part that are tried, one after the other."""


def fitted(view: DigestView, written: Callable[[DigestView], bytes]) -> DigestView:
    """The e-mail with as much as fits: fewer things of each part, and in the end only their titles. A thing is told with
    all its sentences or with none, so nothing ends in the middle of one."""
    for shorter in _shorter(view):
        if len(written(shorter)) <= LIMIT:
            return shorter
    return shorter


def _shorter(view: DigestView) -> Iterator[DigestView]:
    yield view
    for in_full in (True, False):
        for number in STEPS:
            yield _at_most(view, number, in_full=in_full)


def _at_most(view: DigestView, number: int, *, in_full: bool) -> DigestView:
    parts = tuple(one.at_most(number, in_full=in_full) for one in view.parts)
    return replace(view, parts=parts, coming=view.coming.at_most(number, in_full=in_full))
