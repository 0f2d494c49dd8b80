"""The folder of a new site while it is being written, beside the old one: what is the same is not written again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from site_builder.record.outputs import KnownOutput, Output, mark_of

_MODE = 0o644
"""What every file of a site may: be read by all, so that a link to an old one needs no change of that."""


class NewFolder:
    """Writes finished files, making the folders that they need."""

    def __init__(self, folder: Path, old: Path | None = None) -> None:
        """Where the `old` site stands, a file of which that has the same bytes takes a second name in the new folder, on
        disks that have such links. Nothing may then write into a file of the new folder, for it is one of the old
        site's too; replacing one is safe."""
        self.path = folder
        self._new = os.fspath(folder)
        self._old = os.fspath(old.resolve()) if old and old.is_dir() else ""
        self._made: set[str] = set()
        self._sound: dict[str, bool] = {self._old: True}
        self.count_written = 0
        """How many files were written."""

    def write(self, outputs: Iterable[Output | KnownOutput]) -> None:
        """Writes the files, each in place of one at the same path."""
        for output in outputs:
            path = f"{self._new}/{output.path}"
            folder = path.rpartition("/")[0]
            if folder not in self._made:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # a Path for each of 10,000 takes as long again
                self._made.add(folder)
            if not (self._old and self._is_linked(f"{self._old}/{output.path}", path, output)):
                self._write(path, output.content)

    def _write(self, path: str, content: bytes) -> None:
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108  # as above; and never into what may be a file of the old site
        with open(path, "xb") as file:  # noqa: PTH123  # as above
            file.write(content)
        self.count_written += 1

    def _is_linked(self, old: str, path: str, output: Output | KnownOutput) -> bool:
        """Whether the old file has these bytes and has been given its second name."""
        try:
            facts = os.lstat(old)
            is_possible = isinstance(output, KnownOutput) or facts.st_size == len(output.content)
            if not (is_possible and _is_plain(facts) and self._is_within(old.rpartition("/")[0])):
                return False
            with open(old, "rb") as file:  # noqa: PTH123  # as above
                found = file.read()
            if not (mark_of(found) == output.mark if isinstance(output, KnownOutput) else found == output.content):
                return False
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108  # as above
            os.link(old, path)
        except OSError as error:
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                self._old = ""  # another disk, or one without such links: nobody need ask again
            return False
        return True

    def _is_within(self, folder: str) -> bool:
        """Whether a folder of the old site is one itself, as are those that it lies in, and none a link to elsewhere."""
        if folder not in self._sound:
            is_folder = stat.S_ISDIR(os.lstat(folder).st_mode)
            self._sound[folder] = is_folder and self._is_within(folder.rpartition("/")[0])
        return self._sound[folder]


def _is_plain(facts: os.stat_result) -> bool:
    """Whether a file is ours alone, under one name, and can be read by all."""
    is_ours = not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()
    is_file = stat.S_ISREG(facts.st_mode) and stat.S_IMODE(facts.st_mode) == _MODE
    return is_file and is_ours and facts.st_nlink == 1
