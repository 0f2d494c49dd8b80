"""A copy of a council's content in which a change is tried before it is saved: it is read, checked and shown as it will
be, and the council's own files stay untouched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.preview.live import state_of

Unsaved = Mapping[str, bytes | None]
"""What files would be, by their paths from the root with forward slashes; None for a file that would be gone."""
_OWN = (".md", ".yml", ".yaml")
"""How the files end that people write; these are copied, so that nothing can be changed through a second name."""


class Trial:
    """A copy that follows the council's files. Not for two threads at once."""

    def __init__(self, root: Path, folder: Path) -> None:
        """`folder` is an empty one, for this alone."""
        self._root = root
        self._folder = folder
        self._known: dict[str, tuple[int, ...]] = {}
        self._tried: set[str] = set()

    @property
    def folder(self) -> Path:
        """The root of the copy."""
        return self._folder

    def follow(self, tops: list[Path], unsaved: Unsaved) -> None:
        """Makes the copy what the council's files are now, but for what is not saved yet. OSError where that is not
        possible."""
        if not self._folder.is_dir():  # whoever deletes .cache while a desk is open deletes the copy
            self._known, self._tried = {}, set()
        now = dict(states(self._root, tops))
        for file in {*self._known, *self._tried} - {*now}:
            self._remove(file)
        for file, state in now.items():
            if file in self._tried or self._known.get(file) != state:
                self._copy(file)
        self._known, self._tried = now, {*unsaved}
        for file, content in unsaved.items():
            self._remove(file)
            if content is not None:
                self._free(file).write_bytes(content)

    def _copy(self, file: str) -> None:
        self._remove(file)
        source, target = self._root / file, self._free(file)
        if source.is_symlink():
            target.symlink_to(source.resolve())
            return
        if not file.endswith(_OWN):
            with suppress(OSError):  # some disks have no second names for a file
                os.link(source, target)
                return
        shutil.copyfile(source, target)

    def _free(self, file: str) -> Path:
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _remove(self, file: str) -> None:
        (self._folder / file).unlink(missing_ok=True)


def states(root: Path, tops: list[Path]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every file below some folders or named itself, and what tells one version of it from another."""
    above = f"{root}{os.sep}"
    for path, state in state_of(tops).items():
        if state and path.startswith(above):
            yield path.removeprefix(above).replace(os.sep, "/"), state[:3]
