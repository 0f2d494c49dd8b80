"""What renders the hand-written pages and supplies the theme's files. We call it, and only code in here knows MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from site_builder.check.files import refused
from site_builder.copies import Copies
from site_builder.edition import Edition
from site_builder.frames import Look
from site_builder.privacy import kept_back
from site_builder.problems import UnusableError
from site_builder.record.file_facts import is_meant
from site_builder.record.outputs import Output
from site_builder.sources import Sources


@dataclass(frozen=True)
class Task:
    """A task for an engine: the hand-written pages of a record, for the public or for a preview."""

    edition: Edition
    """As it was checked, including what is hidden: an engine must know what it may not show."""
    sources: Sources
    """Where its files are."""
    cache: Path
    say: Callable[[str], None]
    """Receives sentences that the person building should read."""
    left_out: frozenset[str] = frozenset()
    """Paths below `docs/` of files that only hidden or withdrawn content points to."""
    is_preview: bool = False
    search_program: Path | None = None
    """The indexer that makes the search index; None for a site without search."""
    asked: Edition | None = None
    """What stands in for the edition and notes what pages show of it; None where nobody wants to know."""

    @cached_property
    def shown(self) -> Edition:
        """The edition as this build may show it: with drafts only for a preview."""
        shown = self.edition.readable() if self.is_preview else self.edition.public().without_files(self.left_out)
        return shown.without_withdrawn_words()

    @property
    def seen(self) -> Edition:
        """The edition as an engine asks it for what a page shows; whatever else it asks must be named in `remembered.py`."""
        return self.asked or self.edition

    @property
    def kept(self) -> frozenset[str]:
        """Paths below `docs/` of all files there that may be part of the site."""
        record = self.edition.record
        return record.files if self.is_preview else record.public(self.edition.now).files - self.left_out

    def copies(self, found: Iterable[str]) -> Copies:
        """The pictures and documents of this build: of the files, by their paths below `docs/`, that the engine would
        publish, and hidden files that are meant to be public."""
        record = self.edition.record
        meant = {file for file in self.kept if is_meant(file, self.edition.council.unlinked_files)}
        files = {file for file in {*found, *meant} if not file.endswith(".md")}
        private = frozenset(kept_back(self.edition) if self.is_preview else ()) | record.drafts
        published = frozenset(files) - refused(self.edition)
        return Copies(self.sources.docs, record.inspected, published, self.cache, private)


@dataclass(frozen=True)
class Rendered:
    """The results of an engine after it has written the hand-written pages and the theme's files into a folder."""

    pages: frozenset[str]
    """The files of the hand-written pages, as paths from the root: the engine's settings may leave some out."""
    copies: Copies
    """The pictures and documents that are published."""
    look: Look
    files: tuple[Output, ...] = ()
    """What it did not write, since it is remembered: all files of a public site, or none."""


class Engine(Protocol):
    """Renders what authors wrote by hand below `docs/`."""

    def render(self, task: Task, folder: Path) -> Rendered:
        """Writes the hand-written pages and the theme's files into a folder, which need not exist, or returns them.

        UnusableError if the engine, its plugins or a council's own code refuse; OSError if the machine does."""
        ...


def chosen(config_file: Path, sources: Sources) -> Engine:
    """The engine that the configuration names. It is imported where it has something to do: MkDocs takes as long as the
    rest of a small build."""
    from site_builder.engine.remembered import Remembered

    if sources.engine == "plain":
        return Remembered(config_file, "plain", _plain)
    _find_mkdocs()
    return Remembered(config_file, "mkdocs", lambda: _mkdocs(config_file))


def _plain() -> Engine:
    from site_builder.engine.plain import Plain

    return Plain()


def _mkdocs(config_file: Path) -> Engine:
    from site_builder.engine.mkdocs import MkDocs

    return MkDocs(config_file)


def _find_mkdocs() -> None:
    """Lets ProperDocs, the fork, stand in for MkDocs where only that is installed, by its own means: from then on all
    imports of `mkdocs` lead to it. UnusableError where neither is installed."""
    if find_spec("mkdocs"):
        return
    if not find_spec("properdocs"):
        words = "Neither MkDocs nor ProperDocs is installed; install one of them, or write 'engine: plain' below 'progress'."
        raise UnusableError(words)
    import_module("properdocs.replacement")
