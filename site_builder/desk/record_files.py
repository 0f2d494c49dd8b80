"""The files that the desk may open: those in which a record is written, by their paths from its root, and no others.

A request never makes a path: it names one of these, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from site_builder.problems import Problem
from site_builder.read.listing import entries, files_below
from site_builder.read.source import is_ignored
from site_builder.record.forms import Thing
from site_builder.record.keys import AREA, DATA_FILES, GOVERNANCE, PAGE, PHRASE_LIST, UPDATE, WORD_LIST
from site_builder.record.message_keys import file_of_messages
from site_builder.record.setting_keys import CONFIGURATION
from site_builder.record.word_lists import PHRASES, PLAIN


class Sort(StrEnum):
    """What a file is."""

    UPDATE = "update"
    AREA = "area"
    DATA = "data"
    PAGE = "page"
    WORDS = "words"
    TEXTS = "texts"
    CONFIGURATION = "configuration"


@dataclass(frozen=True)
class RecordFile:
    """One file in which somebody writes."""

    file: str
    """Its path from the root, with forward slashes."""
    sort: Sort
    thing: Thing
    """What it is, or each item of the list that it is."""
    is_list: bool = False
    is_there: bool = True

    @property
    def has_text(self) -> bool:
        """Whether there is a text below its keys."""
        return self.file.endswith(".md")


def record_files(root: Path, config_file: str, language: str = "en") -> dict[str, RecordFile]:
    """Every file that is written by hand and may be opened, by its path, and those that are not there yet but may be."""
    found = {each.file: each for each in _there(root, config_file) if _is_inside(root, each.file)}
    for each in _possible(language):
        if each.file not in found and not _is_anything(root / each.file):
            found[each.file] = each
    return found


def _there(root: Path, config_file: str) -> Iterator[RecordFile]:
    yield RecordFile(config_file, Sort.CONFIGURATION, CONFIGURATION)
    for path in _entries(root, "updates", ".md"):
        yield RecordFile(f"updates/{path.name}", Sort.UPDATE, UPDATE)
    for path in _entries(root, "docs/plan", ".md"):
        yield RecordFile(f"docs/plan/{path.name}", Sort.AREA, AREA)
    for each in _possible("en"):
        if (root / each.file).is_file() and each.sort is not Sort.TEXTS:
            yield RecordFile(each.file, each.sort, each.thing, each.is_list)
    for path in _entries(root, "texts", ".yml"):
        yield RecordFile(f"texts/{path.name}", Sort.TEXTS, file_of_messages())
    ignored: list[Problem] = []
    for path in files_below(root, root / "docs", ignored):
        inside = path.relative_to(root / "docs").parts
        if path.suffix == ".md" and inside[0] not in ("plan", "data") and not is_ignored(path):
            yield RecordFile(path.relative_to(root).as_posix(), Sort.PAGE, PAGE)


def _possible(language: str) -> Iterator[RecordFile]:
    """The files whose names are fixed."""
    for name, thing in DATA_FILES.items():
        yield RecordFile(f"docs/data/{name}", Sort.DATA, thing, is_list=thing is not GOVERNANCE, is_there=False)
    for name in sorted(PLAIN | PHRASES):
        thing = WORD_LIST if name in PLAIN else PHRASE_LIST
        yield RecordFile(f"words/{name}.yml", Sort.WORDS, thing, is_there=False)
    yield RecordFile(f"texts/{language}.yml", Sort.TEXTS, file_of_messages(), is_there=False)


def _entries(root: Path, folder: str, ending: str) -> list[Path]:
    ignored: list[Problem] = []
    return [path for path in entries(root, root / folder, ignored) if path.suffix == ending and path.is_file()]


def _is_inside(root: Path, file: str) -> bool:
    """Whether a file is one, and not a link that leads out of the root."""
    path = root / file
    try:
        return path.is_file() and path.resolve().is_relative_to(root.resolve())
    except OSError:
        return False


def _is_anything(path: Path) -> bool:
    return path.exists() or path.is_symlink()
