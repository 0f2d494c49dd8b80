"""What is urgent goes public while other files have errors: withdrawals, in the site as it was published last."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder.checked import Checked, read_and_check
from site_builder.place import locked
from site_builder.privacy import public_files
from site_builder.problems import Severity, UnusableError
from site_builder.publishing import last_publication
from site_builder.publishing.last_publication import CONTENT, KEPT, record_of, site_dir_of
from site_builder.read.markdown import Converter
from site_builder.read.source import is_ignored, read_source
from site_builder.read.updates import read_update
from site_builder.record.dates import NOWHERE
from site_builder.record.folders import FOLDERS
from site_builder.record.keys import UPDATE
from site_builder.record.updates import Update, Withdrawal
from site_builder.write import RefusedError, add_key

_BEGUN = re.compile(r"^withdrawn:", re.MULTILINE)


@dataclass(frozen=True)
class Urgent:
    """The site as last published with the urgent changes, in a folder of its own."""

    checked: Checked
    config_file: Path
    site_dir: Path
    moment: str
    """When it was last published, as "2026-11-25 10:00"."""
    taken: tuple[str, ...]
    """What goes public now, one line each."""
    left: tuple[str, ...]
    """The files that stay as they were last published, or unpublished, although they have changed since."""
    unfinished: tuple[str, ...] = ()
    """The files with an unfinished withdrawal, which cannot be published."""
    deleted: tuple[str, ...] = ()
    """The updates that are public although their files have been deleted."""
    refused: tuple[str, ...] = ()
    """What is wrong with today's configuration, one line each, if it has changed and is not used for that reason."""


@contextmanager
def urgent(config_file: Path, now: datetime, also: Sequence[Path], cache: Path) -> Iterator[Urgent]:
    """The last published site with the withdrawals from today's files, the configuration if it has no error, and
    the files `also`, while no other build runs.

    It is checked as a whole: `checked` may have errors. UnusableError if it is not known what was published."""
    root = config_file.resolve().parent
    note = record_of(cache)
    site_dir = site_dir_of(root, note)
    with locked(cache):
        folder = cache / "urgent"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            shutil.copytree(cache / KEPT / CONTENT, folder)
            _lend(root, folder, site_dir)
            made = _Urgency(root, folder, folder / note["config_file"], config_file, now).made(also)
            yield replace(made, site_dir=site_dir, moment=note["moment"])
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def renew(urgency: Urgent, root: Path, cache: Path) -> str:
    """Keeps what was published with `urgent` as what was published last; a warning where that failed."""
    return last_publication.renew(urgency.config_file.parent / ".cache" / KEPT, urgency.site_dir, root, cache)


def _lend(root: Path, folder: Path, site_dir: Path) -> None:
    """Links what is not content, such as a council's own templates, beside the content."""
    for path in root.iterdir():
        is_content = path.name in FOLDERS or path.name.startswith(".") or path.resolve() == site_dir
        if not is_content and not (folder / path.name).exists():
            (folder / path.name).symlink_to(path.resolve())


class _Urgency:
    """Brings urgent changes from today's files into a folder with the files published last."""

    def __init__(self, root: Path, folder: Path, published: Path, config_file: Path, now: datetime) -> None:
        self._root = root
        self._folder = folder
        self._published = published
        self._config_file = config_file.resolve()
        self._now = now
        self._taken: list[str] = []
        self._unfinished: list[str] = []
        self._deleted: list[str] = []
        self._refused: list[str] = []

    def made(self, also: Sequence[Path]) -> Urgent:
        before = self._published.read_bytes()
        self._withdraw()
        for path in also:
            self._take(path)
        has_settings = self._take_settings()
        checked = self._checked()
        if has_settings and checked.has_errors:
            self._published.write_bytes(before)
            self._refused += _errors(checked)
            checked, has_settings = self._checked(), False
        if has_settings:
            self._taken.append(f"{self._published.name} as it is now")
        return Urgent(
            checked,
            self._published,
            Path(),
            "",
            taken=tuple(self._taken),
            left=tuple(self._left()),
            unfinished=tuple(self._unfinished),
            deleted=tuple(self._deleted),
            refused=tuple(self._refused),
        )

    def _withdraw(self) -> None:
        edition = read_and_check(self._published, self._now).edition
        converter = Converter(edition.messages)
        for update in edition.record.updates:
            path = self._root / update.place.file
            source = read_source(self._root, path, []) if path.is_file() else None
            today = read_update(source, edition.council, converter, []) if source else None
            if update.withdrawn:
                continue
            if source is None:
                self._deleted += [] if path.exists() else [update.place.file]
                continue
            if today and today.withdrawn and self._is_finished(today):
                self._write_withdrawal(update, today)
            elif _BEGUN.search(source.text):
                self._unfinished.append(update.place.file)

    def _is_finished(self, update: Update) -> bool:
        """Whether a withdrawal may be published: it has its day and its reason, and is not a draft."""
        has_all = bool(update.withdrawn and update.withdrawn.reason and update.withdrawn.date != NOWHERE)
        return has_all and update.is_public(self._now)

    def _write_withdrawal(self, update: Update, today: Update) -> None:
        """Adds a withdrawal to the text that was published, and nothing else from the file as it is now."""
        file = self._folder / update.place.file
        withdrawn = today.withdrawn or Withdrawal(NOWHERE, "")
        value = {"date": str(withdrawn.date), "reason": withdrawn.reason}
        text = file.read_bytes().decode("utf-8")
        try:
            changed = add_key(text, ("withdrawn",), value, file=update.place.file, order=tuple(UPDATE.by_name))
        except RefusedError as refused:
            raise UnusableError(str(refused)) from refused
        file.write_bytes(changed.encode("utf-8"))
        self._taken.append(f"{update.place.file} withdrawn")

    def _take(self, path: Path) -> None:
        inside = path.resolve()
        if not inside.is_file() or not inside.is_relative_to(self._root):
            raise UnusableError(f"There is no file {path} in this site; name one that goes public as it is now.")
        name = inside.relative_to(self._root).as_posix()
        if name.partition("/")[0] not in FOLDERS:
            raise UnusableError(f"{name} is not content; name a file of {', '.join(FOLDERS)}.")
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(inside, target)
        self._taken.append(f"{name} as it is now")

    def _take_settings(self) -> bool:
        """Whether today's configuration has changed and may be used: it can be read and has no error of its own."""
        if self._config_file.read_bytes() == self._published.read_bytes():
            return False
        try:
            today = read_and_check(self._config_file, self._now)
        except UnusableError as error:
            self._refused += str(error).splitlines()
            return False
        if today.findings.is_unusable:
            self._refused += _errors(today, today.sources.config_file)
            return False
        shutil.copy2(self._config_file, self._published)
        return True

    def _checked(self) -> Checked:
        """The whole site, without documents and pictures that have been deleted and that nothing shown refers to."""
        edition = read_and_check(self._published, self._now).edition
        for file in edition.record.files - public_files(edition):
            if not file.endswith(".md") and not (self._root / "docs" / file).exists():
                (self._folder / "docs" / file).unlink()
                self._taken.append(f"docs/{file} deleted")
        return read_and_check(self._published, self._now)

    def _left(self) -> Iterator[str]:
        """The files that differ now from those that were published, in the order of their names."""
        there = set(_files_in(self._folder, self._published.name))
        now = set(_files_in(self._root, self._config_file.name))
        for file in sorted(there | now):
            one, other = self._root / file, self._folder / file
            is_deleted = file not in now and not other.exists()
            if not is_deleted and not _holds_the_same(one, other):
                yield file


def _errors(checked: Checked, file: str = "") -> list[str]:
    """The errors of one file, or of all, one line each."""
    found = (problem for problem in checked.problems if problem.severity is Severity.ERROR)
    return [str(problem) for problem in found if not file or problem.place.file == file]


def _files_in(root: Path, config_file: str) -> Iterator[str]:
    yield config_file
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not is_ignored(path):
                yield path.relative_to(root).as_posix()


def _holds_the_same(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes; False if one cannot be read: a plain build says why."""
    try:
        return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()
    except OSError:
        return False
