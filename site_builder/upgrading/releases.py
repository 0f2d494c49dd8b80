"""What each release changes in a council's files, kept as data in `releases.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from packaging.version import Version


class Kind(StrEnum):
    """How a change is done; the key of `releases.yml` that holds what was there before."""

    MOVED = "moved"
    """A key has another name, or is at another place of its file: `to`."""
    REMOVED = "removed"
    """A key that nothing reads any more; with `only`, where it has that value."""
    VALUE = "value"
    """A value of a key has another name: `only` was the old one, `to` is the new one."""
    NEEDED = "needed"
    """A key that must be there where the one beside it is (`with`); its author alone knows what to write."""
    FILE = "file"
    """A file has another name: `to`, in which `*` is what it stood for."""


@dataclass(frozen=True)
class Change:
    """One change in all files of a pattern."""

    files: str
    """A pattern of paths from the folder of `mkdocs.yml`; that name itself means the configuration, whatever it is called."""
    kind: Kind
    at: tuple[str, ...]
    """The path of the key in its file; `*` is each key or item, `progress` at the beginning our part of the plugins."""
    to: str
    """The new path, name or value; "" for none."""
    only: str | None
    """The value for which alone it holds; None for any."""
    beside: str
    """A key beside which it is needed; "" for always."""
    why: str
    """A sentence for the people whose files these are."""


@dataclass(frozen=True)
class Offer:
    """Something new that a council may want and does not use yet."""

    key: str
    """Of `mkdocs.yml`, below our part of the plugins."""
    words: str
    guide: str
    """The page of the guide that tells more."""


@dataclass(frozen=True)
class Changes:
    """All that one release changes."""

    version: Version
    changes: tuple[Change, ...]
    offers: tuple[Offer, ...]


@cache
def shipped() -> tuple[Changes, ...]:
    """Those that come with this package, oldest first."""
    return read_releases(files("site_builder.upgrading").joinpath("releases.yml").read_text("utf-8"))


def read_releases(text: str) -> tuple[Changes, ...]:
    """Releases as `releases.yml` has them, oldest first. KeyError or ValueError for what is not written as they are."""
    found = [_release(one) for one in yaml.safe_load(text) or ()]
    return tuple(sorted(found, key=lambda release: release.version))


def between(releases: tuple[Changes, ...], pinned: Version | None, installed: Version) -> list[Changes]:
    """The releases after the pinned one, up to the installed one, oldest first; all up to it without a pin."""
    return [one for one in releases if one.version <= installed and (pinned is None or one.version > pinned)]


def coming(releases: tuple[Changes, ...], installed: Version) -> Version | None:
    """The release that the installed program will be: between two releases it has changes of the next one, and still the
    number of the last. None for a program that is a release."""
    newest = max((one.version for one in releases), default=installed)
    return newest if newest > installed else None


def _release(given: dict[str, Any]) -> Changes:
    changes = tuple(change for one in given.get("changes", ()) for change in _changes(one))
    offers = tuple(Offer(one["key"], one["words"], one["guide"]) for one in given.get("offers", ()))
    return Changes(Version(str(given["version"])), changes, offers)


def _changes(given: dict[str, Any]) -> Iterator[Change]:
    """One change, or one for each of a list of keys that nothing reads any more."""
    kind = next(kind for kind in Kind if kind in given)
    before = given[kind]
    for one in before if isinstance(before, list) else [before]:
        at = () if kind is Kind.FILE else tuple(one.split("."))
        pattern = one if kind is Kind.FILE else given["files"]
        yield Change(
            pattern, kind, at, str(given.get("to", "")), given.get("only"), given.get("with", ""), given["why"]
        )
