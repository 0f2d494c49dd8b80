"""What releases bring, from the changelog that comes with the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

BEFORE = ("Before you upgrade", "What you must do")
"""Headings of what a council has to do."""
_RELEASE = re.compile(r"^## +\[?(?P<name>[^\s\]]+)\]?.*$", re.MULTILINE)
_PART = re.compile(r"^### +(?P<name>.+?) *$", re.MULTILINE)
_ITEM = re.compile(r"^- .*(?:\n(?:  .*|(?=\n  )))*", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """One heading of a release, with its points in their order."""

    title: str
    items: tuple[str, ...]

    @property
    def is_work(self) -> bool:
        """Whether it says what to do before an upgrade."""
        return self.title in BEFORE


@dataclass(frozen=True)
class Release:
    """What one release brings."""

    name: str
    """Its version, or "Unreleased"."""
    parts: tuple[Part, ...]


def new_since(changelog: str, pinned: Version | None, installed: Version) -> list[Release]:
    """The releases after the pinned one, up to the installed one, newest first; all up to it without a pin.

    What is not released yet belongs to an installed version that is newer than every release."""
    releases = _releases(changelog)
    newest = max((version for version, _ in releases if version), default=None)
    found = []
    for version, release in releases:
        reached = version or (installed if newest is None or installed > newest else None)
        if reached and reached <= installed and (pinned is None or reached > pinned):
            found.append(release)
    return found


def _releases(changelog: str) -> list[tuple[Version | None, Release]]:
    return [(_version(name), Release(name, _parts(text))) for name, text in _sections(_RELEASE, changelog)]


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(
        Part(name, tuple(item.strip() for item in _ITEM.findall(below))) for name, below in _sections(_PART, text)
    )


def _sections(heading: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """The name in each heading, and the text below it as far as the next heading."""
    found = list(heading.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    yield from ((one["name"], text[one.end() : end]) for one, end in zip(found, ends, strict=True))


def _version(name: str) -> Version | None:
    try:
        return Version(name)
    except InvalidVersion:
        return None
