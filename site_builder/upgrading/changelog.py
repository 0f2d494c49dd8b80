"""What releases bring, from the changelog that comes with the package."""

from __future__ import annotations

import re
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
    titles = list(_RELEASE.finditer(changelog))
    ends = [*(title.start() for title in titles[1:]), len(changelog)]
    return [
        (_version(title["name"]), Release(title["name"], _parts(changelog[title.end() : end])))
        for title, end in zip(titles, ends, strict=True)
    ]


def _parts(text: str) -> tuple[Part, ...]:
    titles = list(_PART.finditer(text))
    ends = [*(title.start() for title in titles[1:]), len(text)]
    return tuple(
        Part(title["name"], tuple(item.strip() for item in _ITEM.findall(text[title.end() : end])))
        for title, end in zip(titles, ends, strict=True)
    )


def _version(name: str) -> Version | None:
    try:
        return Version(name)
    except InvalidVersion:
        return None
