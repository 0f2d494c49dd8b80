"""What was last published, kept beside the build, so that what is urgent can go public while other files have errors."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder.checked import Checked, read_and_check
from site_builder.edition import Edition
from site_builder.place import locked
from site_builder.privacy import kept_back, public_files
from site_builder.problems import Severity, UnusableError, advice, shown
from site_builder.read.markdown import Converter
from site_builder.read.source import is_ignored, read_source
from site_builder.read.updates import read_update
from site_builder.record.dates import NOWHERE
from site_builder.record.keys import UPDATE
from site_builder.record.updates import Update, Withdrawal
from site_builder.sources import Sources
from site_builder.write import RefusedError, add_key

KEPT = "published"
"""The folder of the cache that holds the files of the last published site."""
RECORD = "record.json"
CONTENT = "content"
FOLDERS = ("updates", "docs", "words", "texts")
"""The folders of a site with its content; all others, such as a council's own templates, are used as they are."""

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


def keep(edition: Edition, sources: Sources, site_dir: Path, cache: Path) -> str:
    """Keeps the files from which a site was built, as far as they are public, replacing those of the previous build.

    No draft, and nothing that waits for its hour, is among them. The site is already in place, so a failure is not a
    reason to end with an error: returns a warning, or ""."""
    new = cache / f"{KEPT}.new"
    try:
        _copy(edition, sources, site_dir, new, old=cache / KEPT)
        _exchange(new, cache / KEPT)
    except (OSError, ValueError) as error:
        return _not_kept(new, cache, error)
    return ""


def _copy(edition: Edition, sources: Sources, site_dir: Path, new: Path, *, old: Path) -> None:
    shutil.rmtree(new, ignore_errors=True)
    for file in sorted(_public_files(edition, sources)):
        source, target, before = sources.root / file, new / CONTENT / file, old / CONTENT / file
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (_is_same(source, before) and _is_linked(before, target)):
            shutil.copy2(source, target)
    said = {
        "site_dir": os.path.relpath(site_dir.resolve(), sources.root),
        "site": _fingerprint(site_dir),
        "moment": f"{edition.now:%Y-%m-%d %H:%M}",
        "config_file": sources.config_file,
    }
    (new / RECORD).write_text(json.dumps(said, indent=2), encoding="utf-8")


def _is_linked(before: Path, target: Path) -> bool:
    """Gives a file that nobody edits a second name, which is quicker than a copy; False on a disk without hard links."""
    try:
        os.link(before, target)
    except OSError:
        return False
    return True


def _exchange(new: Path, old: Path) -> None:
    """Replaces the previous folder, which is worthless as soon as it is not complete."""
    (old / RECORD).unlink(missing_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)


def _not_kept(new: Path, cache: Path, error: Exception) -> str:
    shutil.rmtree(new, ignore_errors=True)
    name = shown(str(getattr(error, "filename", None) or new))
    why = advice(error) if isinstance(error, OSError) else f"the system says: {error}"
    return (
        f"warning: The site is in its place, but what it was made from could not be kept in {shown(str(cache / KEPT))}: "
        f"{name}: {why}. 'progress build --urgent' will not work until a build has kept it."
    )


def _public_files(edition: Edition, sources: Sources) -> Iterator[str]:
    """The paths from the root of all files that the public site was made from."""
    record = edition.record
    pages = {page.file for page in (*record.pages, *([record.introduction] if record.introduction else []))}
    yield sources.config_file
    yield from (update.place.file for update in edition.public().record.updates)
    yield from (area.place.file for area in edition.record.areas)
    files = (f"docs/{file}" for file in edition.record.files - kept_back(edition).keys())
    yield from (file for file in files if file in pages or not file.endswith(".md"))
    for folder in (sources.docs / "data", *(sources.root / name for name in FOLDERS[2:])):
        paths = folder.iterdir() if folder.is_dir() else ()
        yield from (
            path.relative_to(sources.root).as_posix() for path in paths if path.is_file() and not is_ignored(path)
        )


def _is_same(source: Path, before: Path) -> bool:
    if not before.is_file():
        return False
    now, then = source.stat(), before.stat()
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _fingerprint(site_dir: Path) -> str:
    """What distinguishes one built site from another; "" if there is none."""
    manifest = site_dir / "data" / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.is_file() else ""


@contextmanager
def urgent(config_file: Path, now: datetime, also: Sequence[Path], cache: Path) -> Iterator[Urgent]:
    """The last published site with the withdrawals from today's files, the configuration if it has no error, and
    the files `also`, while no other build runs.

    It is checked as a whole: `checked` may have errors. UnusableError if it is not known what was published."""
    root = config_file.resolve().parent
    note = _record(cache)
    site_dir = _site_dir(root, note)
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
    """Keeps what was published with `urgent` as the last published state of the site in `root`; returns a warning if
    that failed, as `keep` does."""
    new = urgency.config_file.parent / ".cache" / KEPT
    try:
        said = json.loads((new / RECORD).read_text(encoding="utf-8"))
        said["site_dir"] = os.path.relpath(urgency.site_dir, root)
        (new / RECORD).write_text(json.dumps(said, indent=2), encoding="utf-8")
        _exchange(new, cache / KEPT)
    except (OSError, ValueError) as error:
        return _not_kept(new, cache, error)
    return ""


def _record(cache: Path) -> dict[str, str]:
    try:
        note: dict[str, str] = json.loads((cache / KEPT / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        words = "It is not known here what was published last: each build keeps it in .cache/published. Keep .cache from build to build, or correct the errors."
        raise UnusableError(words) from error
    return note


def _site_dir(root: Path, note: dict[str, str]) -> Path:
    """Where the last published site is. UnusableError if a different one is there now."""
    site_dir = (root / note["site_dir"]).resolve()
    there = _fingerprint(site_dir)
    if there and there != note["site"]:
        words = f"The site in {note['site_dir']} is not the one that .cache/published was kept for, so it is not known what was published last. Correct the errors."
        raise UnusableError(words)
    return site_dir


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
        self._files: set[str] = set()
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
            self._files.add(self._published.name)
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
        moment = self._now.astimezone(update.publish_at.tzinfo) if update.publish_at else self._now
        has_all = bool(update.withdrawn and update.withdrawn.reason and update.withdrawn.date != NOWHERE)
        return has_all and update.is_public(moment)

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
        self._files.add(name)

    def _take_settings(self) -> bool:
        """Whether today's configuration has changed and may be used: it can be read and has no error of its own."""
        if self._config_file.read_bytes() == self._published.read_bytes():
            return False
        try:
            today = read_and_check(self._config_file, self._now)
        except UnusableError as error:
            self._refused += str(error).splitlines()
            return False
        if today.is_unusable:
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
            if file not in self._files and not is_deleted and not _holds_the_same(one, other):
                yield file


def _errors(checked: Checked, file: str = "") -> list[str]:
    """The errors of one file, or of all, one line each."""
    problems = (problem for problem in checked.problems if problem.severity is Severity.ERROR)
    return [str(problem) for problem in problems if not file or problem.place.file == file]


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
