"""The folder of a new site while it is being written, beside the old one: what is the same is not written again."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from site_builder.fingerprint import mark_of
from site_builder.inventory import Identity, Inventory, files_below, identity_of, mark_in
from site_builder.problems import UnusableError, quoted
from site_builder.record.outputs import KnownOutput, Output

_MODE, _FOLDER_MODE = 0o644, 0o755
"""What every file of a site may: be read by all, so that a link to an old one needs no change of that; and every folder."""
_SETTLED = 1_000_000_000
"""Nanoseconds. Clocks of disks are coarse: a file that was changed so shortly before it was noted may change once more
without a trace, and is read again."""


class NewFolder:
    """Writes finished files, making the folders that they need."""

    def __init__(self, folder: Path, old: Path | None = None, noted: Inventory | None = None) -> None:
        """Where the `old` site stands, a file of which that has the same bytes takes a second name in the new folder, on
        disks that have such links. Nothing may then write into a file of the new folder, for it is one of the old
        site's too; replacing one is safe.

        `noted` says which bytes the files of both had. What lies in the folder already, as in that of the site before the
        old one, stays where it is noted and is written again in just the same way; `finish` removes the rest."""
        self.path = folder
        self._new = os.fspath(folder)
        self._old = os.fspath(old.resolve()) if old and old.is_dir() else ""
        self._noted = noted or {}
        self._made: set[str] = set()
        self._sound: dict[str, bool] = {self._old: True}
        self._there: dict[str, Identity] = {}
        self._folders: list[str] = []
        self._marks: dict[str, bytes] = {}
        self._kept: set[str] = set()
        self._written: set[str] = set()
        self.is_noted = noted is not None
        """Whether it is known which files the old site has."""
        if self.is_noted and folder.is_dir():
            self._look_around(self._new)
            self._made.update(self._folders)

    @property
    def count_written(self) -> int:
        """How many files were written."""
        return len(self._written)

    def write(self, outputs: Iterable[Output | KnownOutput]) -> None:
        """Writes the files, each in place of one at the same path. UnusableError for a path that leads out of the folder, as
        one may that lay in a cache which came from elsewhere."""
        for output in outputs:
            _hold_to_the_site(output.path)
            self._marks[output.path] = mark = (
                output.mark if isinstance(output, KnownOutput) else mark_of(output.content)
            )
            if self._is_there(output.path, mark):
                self._kept.add(output.path)
                continue
            path = f"{self._new}/{output.path}"
            self._make_way(path)
            self._kept.discard(output.path)
            if not (self._old and self._is_linked(output.path, path, mark)):
                self._write(path, output.content)
                self._written.add(output.path)

    def take(self, folder: Path) -> None:
        """Writes what another folder contains."""
        for path in files_below(os.fspath(folder)):
            inside = Path(path).relative_to(folder).as_posix()
            self.write([Output(inside, Path(path).read_bytes())])

    def files(self) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
        """Every file of the new folder that was written, or is there all the same: path, hash of its bytes, how to read
        them. Files that nobody wrote here are looked for only where the folder is not brought up to date from another."""
        yield from ((path, mark, partial(self._content, path)) for path, mark in self._marks.items())
        if not self.is_noted:
            for whole in files_below(self._new):
                path = whole[len(self._new) + 1 :].replace(os.sep, "/")
                if path not in self._marks:
                    yield path, mark_in(whole), partial(self._content, path)

    def _content(self, path: str) -> bytes:
        with open(f"{self._new}/{path}", "rb") as file:  # noqa: PTH123  # a Path for each of 10,000 takes as long again
            return file.read()

    def finish(self) -> None:
        """Removes what was there before and has not been written again."""
        for path in self._there.keys() - self._marks.keys():
            os.unlink(f"{self._new}/{path}")  # noqa: PTH108  # a Path for each of 10,000 takes as long again
        wanted = {self._new}
        for path in self._marks:
            folder = f"{self._new}/{path}".rpartition("/")[0]
            while folder not in wanted:
                wanted.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in reversed(self._folders):  # what a folder contains comes after it
            if folder not in wanted:
                os.rmdir(folder)  # noqa: PTH106  # a Path for each of 10,000 takes as long again

    def inventory(self, site: Path) -> Inventory:
        """What is noted of the finished files, which lie in `site` by now."""
        found, top = dict[str, tuple[bytes, Identity]](), os.fspath(site)
        for path, mark in self._marks.items():
            found[path] = (mark, self._there[path] if path in self._kept else identity_of(os.lstat(f"{top}/{path}")))
        newest = max((identity[-1] for _, identity in found.values()), default=0)
        return {
            path: (mark, identity if identity[-1] < newest - _SETTLED else ())
            for path, (mark, identity) in found.items()
        }

    def left_in(self, old: Path) -> list[str]:
        """The paths in the replaced site of files that are not the new site's too; only what is noted is known of it."""
        gone = {*self._written, *(self._noted.keys() - self._marks.keys())}
        return [path for path in sorted(gone) if _is_file_within(old, path)]

    def _look_around(self, folder: str) -> None:
        """Finds the noted files of a folder, and removes whatever else is not a folder."""
        with os.scandir(folder) as entries:
            found = list(entries)
        self._folders.append(folder)
        for entry in found:
            facts = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(facts.st_mode):
                if stat.S_IMODE(facts.st_mode) != _FOLDER_MODE:
                    os.chmod(entry.path, _FOLDER_MODE)  # noqa: PTH101  # a Path for each of 10,000 takes as long again
                self._look_around(entry.path)
                continue
            path, identity = entry.path[len(self._new) + 1 :], identity_of(facts)
            if path in self._noted and self._noted[path][1] in ((), identity) and _may_stay(facts):
                self._there[path] = identity
            else:
                os.unlink(entry.path)  # noqa: PTH108  # a Path for each of 10,000 takes as long again

    def _is_there(self, path: str, mark: bytes) -> bool:
        """Whether a file that lies there already has these bytes."""
        if path not in self._there or path not in self._noted:
            return False
        noted, identity = self._noted[path]
        if noted != mark:
            return False
        return identity != () or mark_in(f"{self._new}/{path}") == mark

    def _make_way(self, path: str) -> None:
        """Makes the folder of a file, and removes what lies there already."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._remove_files_above(path)
            self._make_folder(folder)
        if path in self._made:  # where there was a folder there is a file now
            shutil.rmtree(path)
            within = f"{path}/"
            self._folders = [one for one in self._folders if one != path and not one.startswith(within)]
            self._made = {one for one in self._made if one != path and not one.startswith(within)}
            inside = within[len(self._new) + 1 :]
            self._there = {one: facts for one, facts in self._there.items() if not one.startswith(inside)}
        self._there.pop(path[len(self._new) + 1 :], None)
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108  # as above; and never into what may be a file of the old site

    def _make_folder(self, folder: str) -> None:
        """Makes a folder that is not there, and those that it lies in, open to all whatever the umask."""
        if folder in self._made:
            return
        try:
            os.mkdir(folder)  # noqa: PTH102  # a Path for each of 10,000 takes as long again
        except FileNotFoundError:
            self._make_folder(folder.rpartition("/")[0])
            os.mkdir(folder)  # noqa: PTH102  # a Path for each of 10,000 takes as long again
        except FileExistsError:
            if not os.path.isdir(folder):  # noqa: PTH112  # a Path for each of 10,000 takes as long again
                raise
        os.chmod(folder, _FOLDER_MODE)  # noqa: PTH101  # a Path for each of 10,000 takes as long again
        self._made.add(folder)

    def _remove_files_above(self, path: str) -> None:
        """Removes a file of the folder that lies where a folder is needed."""
        above = path[len(self._new) + 1 :]
        while "/" in above:
            above = above.rpartition("/")[0]
            if self._there.pop(above, None):
                os.unlink(f"{self._new}/{above}")  # noqa: PTH108  # a Path for each of 10,000 takes as long again

    def _write(self, path: str, content: bytes) -> None:
        with open(path, "xb") as file:  # noqa: PTH123  # a Path for each of 10,000 takes as long again
            file.write(content)
        os.chmod(path, _MODE)  # noqa: PTH101  # a Path for each of 10,000 takes as long again

    def _is_linked(self, inside: str, path: str, mark: bytes) -> bool:
        """Whether the old file has these bytes and has been given its second name."""
        old = f"{self._old}/{inside}"
        try:
            facts = os.lstat(old)
            if not (_is_plain(facts) and self._is_within(old.rpartition("/")[0])):
                return False
            noted = self._noted.get(inside, (b"", ()))
            if (noted[0] if noted[1] == identity_of(facts) else mark_in(old)) != mark:
                return False
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


def _hold_to_the_site(path: str) -> None:
    if ".." in path.replace("\\", "/").split("/"):
        words = f"{quoted(path)}, from the cache folder, leads out of the site; delete that folder and build again."
        raise UnusableError(words)


def _is_file_within(folder: Path, path: str) -> bool:
    """Whether a path is that of a file, and none of the folders that it lies in leads elsewhere."""
    step, mode = os.fspath(folder), stat.S_IFDIR
    try:
        for part in path.split("/"):
            if not stat.S_ISDIR(mode):
                return False
            step = f"{step}/{part}"
            mode = os.lstat(step).st_mode
    except OSError:
        return False
    return not stat.S_ISDIR(mode)


def _may_stay(facts: os.stat_result) -> bool:
    """Whether a file is ours alone and can be read by all."""
    is_ours = not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()
    return stat.S_ISREG(facts.st_mode) and stat.S_IMODE(facts.st_mode) == _MODE and is_ours


def _is_plain(facts: os.stat_result) -> bool:
    """Whether a file is ours alone, under one name, and can be read by all."""
    return _may_stay(facts) and facts.st_nlink == 1
