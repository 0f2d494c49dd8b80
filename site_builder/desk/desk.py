"""One council's desk: its record as it is saved, and as it would be with a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from site_builder.check import check
from site_builder.checked import Checked, read_and_check
from site_builder.desk.live_memory import LiveMemory
from site_builder.desk.record_files import RecordFile, record_files
from site_builder.desk.trial import Trial, Unsaved
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.preview.live import State, followed, state_of
from site_builder.problems import Problem
from site_builder.read.configuration import read_configuration
from site_builder.read.record import read_edition
from site_builder.sources import Sources

_ALSO = ("published",)
"""What is read besides what a preview follows."""


@dataclass(frozen=True)
class Tried:
    """The record with files that are not saved yet, read and not checked."""

    edition: Edition
    sources: Sources
    """Those of the copy, which stays as it is until something else is tried."""
    problems: tuple[Problem, ...]
    """What was found by reading alone, in no order."""
    version: tuple[object, ...]
    """What tells one state of all files from another."""


@dataclass
class _Known:
    """What was read last, for as long as no file has changed."""

    tops: list[Path] = field(default_factory=list)
    saved: tuple[State, datetime, Checked] | None = None
    trial: Trial | None = None
    memory: LiveMemory | None = None
    tried: Tried | None = None


@dataclass(frozen=True)
class Desk:
    """Where the council's files are, and what is needed to read them again and again."""

    config_file: Path
    """Absolute."""
    folder: Path
    """An empty folder for the copy in which changes are tried; nobody else uses it."""
    now: Callable[[], datetime]
    memory: Memory = NOTHING
    seen: dict[str, bytes | None] = field(default_factory=dict, repr=False, compare=False)
    """The contents of files that forms were made from, by their hashes, the newest last; `files.look` keeps it."""
    compared: list[tuple[Checked, frozenset[str]]] = field(default_factory=list, repr=False, compare=False)
    """The files of which something was changed since it was published, after the record of which that was asked."""
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)
    _known: _Known = field(default_factory=_Known, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The folder of the configuration, from which findings name files."""
        return self.config_file.parent

    @property
    def council(self) -> str:
        """The name of the council whose record was read last; "" before that."""
        return self._known.saved[2].edition.council.name if self._known.saved else ""

    @property
    def language(self) -> str:
        """The language of that site, such as "en-GB"; "" before that."""
        return self._known.saved[2].edition.messages.tag if self._known.saved else ""

    def files(self, checked: Checked) -> dict[str, RecordFile]:
        """The files that may be opened, by their paths from the root: those that are there, and those that may be."""
        return record_files(self.root, self.config_file.name, checked.edition.messages.language)

    def checked(self) -> Checked:
        """The record as it is saved, and its findings; not read again while no file has changed and the minute is the
        same. UnusableError without a readable configuration."""
        with self._lock:
            if not self._known.tops:
                self._follow(read_configuration(self.config_file, self.now(), [])[1])
            state, moment = self._state(), self.now().replace(second=0, microsecond=0)
            known = self._known.saved
            if known is None or known[:2] != (state, moment):
                checked = read_and_check(self.config_file, self.now(), self._memory)
                self._follow(checked.sources)
                known = self._known.saved = state, moment, checked
                self._memory.let_go()
            return known[2]

    def checked_with(self, unsaved: Unsaved) -> Checked:
        """The same with files that are not saved yet in place of those that are; its `sources` are those of the copy,
        which stays as it is until the next question. OSError where the copy cannot be made."""
        with self.trying(unsaved) as tried:
            problems = {*tried.problems, *check(tried.edition)}
            return Checked(tried.edition, tried.sources, tuple(sorted(problems)))

    @contextmanager
    def trying(self, unsaved: Unsaved) -> Iterator[Tried]:
        """The record with files that are not saved yet, while nobody else tries anything. Checks are not made: reading
        takes half the time. OSError where the copy cannot be made, UnusableError without a readable configuration."""
        with self._lock:
            self.checked()
            saved = self._known.saved
            version = (saved and saved[:2], tuple(sorted(unsaved.items())))
            tried = self._known.tried
            if tried is None or tried.version != version or not self.folder.is_dir():
                self._known.tried = None
                trial = self._known.trial = self._known.trial or Trial(self.root, self.folder)
                trial.follow([top for top in self._known.tops if top.exists()], unsaved)
                read = read_edition(self.folder / self.config_file.name, self.now(), self._memory)
                tried = self._known.tried = Tried(read[0], read[1], tuple(read[2]), version)
            try:
                yield tried
            finally:
                self._memory.let_go()

    @property
    def _memory(self) -> LiveMemory:
        self._known.memory = self._known.memory or LiveMemory(self.memory)
        return self._known.memory

    def _follow(self, sources: Sources) -> None:
        self._known.tops = [self.config_file, *followed(sources), *(self.root / name for name in _ALSO)]

    def _state(self) -> State:
        return state_of(top for top in self._known.tops if top.exists())
