"""Reads all files of a site into one `Record`, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.read.allowed_personal import read_allowed_personal
from site_builder.read.below_docs import BelowDocs
from site_builder.read.chain import read_chain
from site_builder.read.configuration import read_configuration
from site_builder.read.council import unfinished
from site_builder.read.data import READERS
from site_builder.read.hand_pages import INTRODUCTION, HandPages
from site_builder.read.leftovers import CONFIGURATION, WITHDRAWN, Leftovers
from site_builder.read.listing import entries
from site_builder.read.markdown import Converter
from site_builder.read.plan import read_area
from site_builder.read.source import (
    Source,
    as_far_as_readable,
    decoded,
    is_plain_folder,
    plain_bytes,
    read_raw,
    read_source,
    relative,
    says_draft,
)
from site_builder.read.tags import in_short
from site_builder.read.update_files import elsewhere, not_an_update
from site_builder.read.updates import is_update_name, read_update
from site_builder.read.word_lists import read_word_lists
from site_builder.record.hand_pages import HandPage
from site_builder.record.plan import FILE_NAME as PLAN_NAME
from site_builder.record.plan import Area
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.record.without_second_version import without_second_version
from site_builder.record.word_lists import FOLDER
from site_builder.sources import Sources

Value = TypeVar("Value")
PUBLISHED_TEXTS = (".csv", ".tsv", ".txt", ".json", ".xml", ".svg", ".ics", ".vcf", ".html", ".htm", ".rtf", ".log")
"""How the names of files end that are text and are published as they are."""
Read = tuple[Source | None, Value | None, list[Problem]]
"""A file's text, what it says, and what is wrong with it; None where it cannot be read."""


def read_edition(config_file: Path, now: datetime, memory: Memory = NOTHING) -> tuple[Edition, Sources, list[Problem]]:
    """The record as its site shows it, where its files lie, and all findings that reading it gave, in no order.

    A moment without a time zone is the council's own time. UnusableError where the configuration cannot be read.
    Updates and plan summaries that are in the memory are not read again."""
    problems: list[Problem] = []
    edition, sources = read_configuration(config_file, now, problems, memory)
    edition = replace(edition, memory=memory)
    problems += unfinished(edition.council)
    record = _Reader(edition, sources, problems).record()
    return replace(edition, record=record), sources, in_short(problems)


class _Reader:
    """Reads the files of one site in the order of their names."""

    def __init__(self, edition: Edition, sources: Sources, problems: list[Problem]) -> None:
        self._edition = edition
        self._council = edition.council
        self._sources = sources
        self._root = sources.root
        self._problems = problems
        self._hidden_texts: dict[str, str] = {}
        self._draft_summaries: set[str] = set()
        self._typed: dict[str, str] = {}
        self._word_lists = read_word_lists(self._root, problems, edition.messages.language, edition.memory)
        self._leftovers = Leftovers(self._word_lists)
        self._below_docs = BelowDocs(sources, self._council.unlinked_files, problems)
        self._hand_pages = HandPages(
            sources,
            edition.messages,
            self._leftovers,
            problems,
            hidden_texts=self._hidden_texts,
            second=self._council.second_version,
            memory=edition.memory,
        )
        self._memory = edition.memory
        council = (self._council.name, self._council.timezone.key, self._council.second_version, self._council.partners)
        self._asked = self._memory.fingerprint(edition.messages, council, self._word_lists)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self._edition.messages)

    def record(self) -> Record:
        updates, areas = list(self._updates()), list(self._areas())
        inspected = dict(self._below_docs.inspected())  # before the pages, so that a page replaced later is noticed
        pages = list(self._pages())
        introduction = next((page for page in pages if page.file == INTRODUCTION), None)
        drafts = self._draft_summaries | {file for file in inspected if self._sources.draft_docs.match_file(file)}
        data = self._data()
        record = Record(
            council=self._council,
            introduction=introduction,
            updates=tuple(sorted(updates, key=lambda update: update.order)),
            areas=tuple(sorted(areas, key=lambda area: (area.number, area.name))),
            pages=tuple(page for page in pages if page is not introduction),
            files=frozenset(inspected),
            sizes={file: facts.size for file, facts in inspected.items()},
            inspected=inspected,
            excluded=frozenset(self._below_docs.excluded),
            unread=frozenset(problem.place.file for problem in self._problems if problem.is_of_the_machine),
            drafts=frozenset(drafts),
            links=self._below_docs.links,
            hidden_texts=self._hidden_texts,
            word_lists=self._word_lists,
            chain=read_chain(self._root, self._problems),
            allowed_personal=read_allowed_personal(self._root, self._edition.now.date(), self._problems),
            beside=dict(self._beside(inspected)),
            typed=self._typed | self._typed_configuration(),
            **data,
        )
        self._stamp_texts(record)
        return record if self._council.second_version.is_on else without_second_version(record)

    def _stamp_texts(self, record: Record) -> None:
        """Notes the texts of which it may be remembered what is in them: those that everybody may read."""
        private = {*record.hidden_texts, *(update.place.file for update in record.updates if update.withdrawn)}
        for file, text in (*record.beside.items(), *record.typed.items()):
            if file not in private and len(text) > 1:  # Python has the same "" for all files
                self._memory.stamp(text, "typed", (file, text))

    def _source(self, path: Path) -> Source | None:
        return read_source(self._root, path, self._problems)

    def _add(self, path: Path, code: Code, message: str, severity: Severity = Severity.ERROR) -> None:
        self._problems.append(Problem(Place(relative(self._root, path)), code, message, severity))

    def _listing(self, folder: Path) -> list[Path]:
        return entries(self._root, folder, self._problems)

    def _updates(self) -> Iterator[Update]:
        is_plain = is_plain_folder(self._root, self._sources.updates)
        for path in self._listing(self._sources.updates):
            raw = plain_bytes(path) if is_plain and is_update_name(path.name) else None
            if raw is None and (problem := not_an_update(self._root, path)):
                self._problems.append(problem)
                if path.is_file() and says_draft(self._root, path):
                    self._hide(path)
            elif update := self._update(path, raw):
                yield update

    def _update(self, path: Path, raw: bytes | None) -> Update | None:
        """The update of a file, whose bytes may have been read already; what is wrong with it is a warning if it is a draft.

        One that waits for its hour is finished: an error in it would stop the whole site at that hour."""
        found: list[Problem] = []
        file, source, update = relative(self._root, path), None, None
        raw = read_raw(self._root, path, found) if raw is None else raw
        if raw is not None:
            make = partial(self._read_update, file, raw)
            mark = self._memory.fingerprint(file, raw, self._asked)
            source, update, more = self._memory.recall("updates", (mark,), make, self._is_shown)
            self._memory.stamp(update, "updates", (mark,))
            found += more
        is_draft = update.draft if update else says_draft(self._root, path)
        self._problems += [problem.softened() for problem in found] if is_draft else found
        if source and update:
            self._typed[source.file] = source.text
        text = source or as_far_as_readable(self._root, path)
        if text and (is_draft or (update and not update.is_public(self._edition.now))):
            self._hidden_texts[text.file] = text.text
        return update

    def _is_shown(self, read: Read[Update]) -> bool:
        """Whether everybody may read an update anyway."""
        _, update, _ = read
        return update is not None and not update.withdrawn and update.is_public(self._edition.now)

    def _read_update(self, file: str, raw: bytes) -> Read[Update]:
        """What the bytes of a file say, and what is wrong with them: whatever this depends on stands in `_asked`."""
        found: list[Problem] = []
        source = decoded(file, raw, found)
        update = read_update(source, self._council, self._converter, found) if source else None
        if source:
            found += self._leftovers.in_markdown(source, WITHDRAWN if update and update.withdrawn else ())
        return source, update and update.worked_out(), found

    def _hide(self, path: Path) -> None:
        """Notes the text of a file that is not public, whatever is wrong with it."""
        source = as_far_as_readable(self._root, path)
        self._hidden_texts |= {source.file: source.text} if source else {}

    def _areas(self) -> Iterator[Area]:
        for path in self._listing(self._sources.docs / "plan"):
            if path.suffix != ".md" or self._below_docs.is_excluded(path):
                continue
            if self._sources.draft_docs.match_file(inside := f"plan/{path.name}"):
                self._draft_summaries.add(inside)
                self._hide(path)
                continue
            if not PLAN_NAME.fullmatch(path.name):
                message = f"{quoted(path.name)} is not the name of a plan summary; name it by two digits, then small letters, digits and '-': 01-schools.md."
                self._add(path, Code.FILE_NAME, message)
            elif (raw := read_raw(self._root, path, self._problems)) is not None:
                yield from self._area(relative(self._root, path), raw)

    def _area(self, file: str, raw: bytes) -> Iterator[Area]:
        """The plan summary of a file, if it is one."""
        source, area, found = self._memory.recall("areas", (file, raw, self._asked), lambda: self._read_area(file, raw))
        self._problems += found
        if source:
            self._typed[source.file] = source.text
        yield from [area] if area else []

    def _read_area(self, file: str, raw: bytes) -> Read[Area]:
        """As `_read_update`."""
        found: list[Problem] = []
        source = decoded(file, raw, found)
        area = read_area(source, self._council, self._converter, found) if source else None
        found += self._leftovers.in_markdown(source) if source else ()
        return source, area, found

    def _data(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path in self._listing(self._sources.docs / "data"):
            if path.name not in READERS:
                self._add(path, Code.FILE_NAME, f"{quoted(path.name)} is not a data file; {listed(READERS)} are read.")
            elif source := self._source(path):
                part, read = READERS[path.name]
                found[part] = read(source, self._problems)
                self._problems += self._leftovers.in_yaml(source)
                self._typed[source.file] = source.text
        return found

    def _typed_configuration(self) -> dict[str, str]:
        """The configuration as it was typed; what is wrong with it has already been found."""
        source = read_source(self._root, self._root / self._sources.config_file, [])
        self._problems += self._leftovers.in_yaml(source, CONFIGURATION) if source else ()
        for path in self._listing(self._root / "texts"):  # the council's own words, whose faults have been found too
            own = read_source(self._root, path, []) if path.suffix == ".yml" else None
            self._problems += self._leftovers.in_yaml(own) if own else ()
        return {source.file: source.text} if source else {}

    def _beside(self, inspected: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Texts that are not part of the record: the council's own words and lists, and files published as they are."""
        own = (path for folder in ("texts", FOLDER) for path in entries(self._root, self._root / folder, []))
        published = (self._sources.docs / file for file in inspected if file.endswith(PUBLISHED_TEXTS))
        for path in (*own, *published):
            if source := as_far_as_readable(self._root, path):
                yield source.file, source.text

    def _pages(self) -> Iterator[HandPage]:
        for path in self._below_docs.paths:
            if path.suffix == ".md" and (page := self._page(path)):
                yield page

    def _page(self, path: Path) -> HandPage | None:
        """The page of a file; of one that only a preview shows, whatever is wrong with it is a warning."""
        if not self._below_docs.is_draft(path):
            return self._as_page(path)
        found = len(self._problems)
        page = self._as_page(path, may_keep=False)
        if text := as_far_as_readable(self._root, path):
            self._hidden_texts[text.file] = text.text
        self._problems[found:] = [problem.softened() for problem in self._problems[found:]]
        return replace(page, is_draft=True) if page else None

    def _as_page(self, path: Path, *, may_keep: bool = True) -> HandPage | None:
        source = self._source(path)
        if source is None:
            return None
        self._typed[source.file] = source.text
        self._problems += elsewhere(source)
        return self._hand_pages.page(source, may_keep=may_keep)
