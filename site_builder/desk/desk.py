"""One council's desk: its record as it is saved, and as it would be with a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from site_builder.checked import Checked, read_and_check
from site_builder.desk.trial import Trial, Unsaved
from site_builder.memory import NOTHING, Memory
from site_builder.preview import followed

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
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)
    _trials: list[Trial] = field(default_factory=list, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The folder of the configuration, from which findings name files."""
        return self.config_file.parent

    def checked(self) -> Checked:
        """The record as it is saved, and its findings. UnusableError without a readable configuration."""
        return read_and_check(self.config_file, self.now(), self.memory)

    def checked_with(self, unsaved: Unsaved) -> Checked:
        """The same with files that are not saved yet in place of those that are; its `sources` are those of the copy,
        which stays as it is until the next question. OSError where the copy cannot be made."""
        with self._lock:
            sources = self.checked().sources
            trial = self._trials[0] if self._trials else Trial(self.root, self.folder)
            self._trials[:] = [trial]
            tops = [self.config_file, *followed(sources), *(self.root / name for name in _ALSO)]
            trial.follow([top for top in tops if top.exists()], unsaved)
            return read_and_check(self.folder / self.config_file.name, self.now(), self.memory)
