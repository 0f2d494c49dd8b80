"""One council's desk: its record as it is saved, and as it would be with a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from site_builder.checked import Checked, read_and_check
from site_builder.desk.trial import Trial, Unsaved, states
from site_builder.memory import NOTHING, Memory
from site_builder.preview import followed
from site_builder.sources import Sources

_ALSO = ("published",)
"""What is read besides what a preview follows."""


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
    _last: list[tuple[object, Checked]] = field(default_factory=list, repr=False, compare=False)
    """What was read last, after the state of the files from which it was read."""
    _trials: list[Trial] = field(default_factory=list, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The folder of the configuration, from which findings name files."""
        return self.config_file.parent

    @property
    def council(self) -> str:
        """The name of the council whose record was read last; "" before that."""
        return self._last[-1][1].edition.council.name if self._last else ""

    def checked(self) -> Checked:
        """The record as it is saved, and its findings. UnusableError without a readable configuration.

        Nothing is read again in a minute in which no file has changed."""
        with self._lock:
            last = self._last[-1][1] if self._last else None
            state = (self.now().replace(second=0, microsecond=0), dict(states(self.root, self._tops(last))))
            if last is None or self._last[-1][0] != state:
                last = read_and_check(self.config_file, self.now(), self.memory)
                self._last[:] = [(state, last)]
            return last

    def _tops(self, last: Checked | None) -> list[Path]:
        """The folders and files that are followed, of those that are there."""
        tops = [self.config_file, *followed(last.sources if last else Sources(self.root))]
        return [top for top in (*tops, *(self.root / name for name in _ALSO)) if top.exists()]

    def checked_with(self, unsaved: Unsaved) -> Checked:
        """The same with files that are not saved yet in place of those that are; its `sources` are those of the copy,
        which stays as it is until the next question. OSError where the copy cannot be made."""
        with self._lock:
            tops = self._tops(self.checked())
            trial = self._trials[0] if self._trials else Trial(self.root, self.folder)
            self._trials[:] = [trial]
            trial.follow(tops, unsaved)
            return read_and_check(self.folder / self.config_file.name, self.now(), self.memory)
