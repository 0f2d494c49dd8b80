"""Reads all files of a site into one `Record`, with everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.read.configuration import read_configuration
from site_builder.read.council import unfinished
from site_builder.read.data import READERS
from site_builder.read.dialect import Dialect
from site_builder.read.fields import Fields
from site_builder.read.files import look_into
from site_builder.read.folders import is_own_template
from site_builder.read.hand_written import PageReader
from site_builder.read.leftovers import CONFIGURATION, WITHDRAWN, Leftovers
from site_builder.read.links import Position
from site_builder.read.listing import entries, files_below
from site_builder.read.markdown import Converter
from site_builder.read.parts import Part, in_two, nearly_for_young_people
from site_builder.read.plan import read_area
from site_builder.read.rendered import Renderer, with_extensions
from site_builder.read.source import (
    Parts,
    Source,
    almost_markdown,
    as_far_as_readable,
    decoded,
    is_closed,
    is_ignored,
    no_file,
    read_raw,
    read_source,
    refused,
    relative,
    says_draft,
    split_front_matter,
    unread,
    without_second_keys,
)
from site_builder.read.tags import in_short
from site_builder.read.two_readings import TwoReadings
from site_builder.read.updates import is_update_name, read_update
from site_builder.read.word_lists import read_word_lists
from site_builder.record.file_facts import FileFacts, is_meant
from site_builder.record.file_kinds import is_left_over
from site_builder.record.hand_pages import HandPage
from site_builder.record.keys import PAGE
from site_builder.record.leaks import HiddenWords
from site_builder.record.plan import FILE_NAME as PLAN_NAME
from site_builder.record.plan import YOUNG_PEOPLE_HEADING, Area
from site_builder.record.prose import Prose, plain_text
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.sources import Sources, patterns
from site_builder.yaml_nodes import compose

Value = TypeVar("Value")
INTRODUCTION = "docs/index.md"
"""The text at the top of the progress page, with its own part for young people."""
_LEFT_OUT = patterns("")
"""What MkDocs leaves out by default."""
_OLD_METADATA = re.compile(r"[A-Za-z0-9_-]+:[ \t]")
_TYPED_ANCHOR = re.compile(
    r"\{:?[^{}\n]{0,200}#([A-Za-z][\w.:-]{0,200})[^{}\n]{0,200}\}"
)  # of MkDocs' extension attr_list
Read = tuple[Source | None, Value | None, list[Problem]]
"""A file's text, what it says, and what is wrong with it; None where it cannot be read."""
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def read_edition(config_file: Path, now: datetime, memory: Memory = NOTHING) -> tuple[Edition, Sources, list[Problem]]:
    """The record as its site shows it, where its files lie, and all findings that reading it gave, in no order.

    A moment without a time zone is the council's own time. UnusableError where the configuration cannot be read.
    Updates and plan summaries that are in the memory are not read again."""
    problems: list[Problem] = []
    edition, sources = read_configuration(config_file, now, problems)
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
        self._pages_reader = PageReader(edition.messages)
        self._two_readings = TwoReadings(Dialect(), with_extensions(sources.extensions, problems))
        self._hidden_texts: dict[str, str] = {}
        self._excluded: set[str] = set()
        self._links: dict[str, str] = {}
        self._draft_summaries: set[str] = set()
        self._typed: dict[str, str] = {}
        self._renderer = Renderer(with_extensions(sources.extensions, []))
        self._word_lists = read_word_lists(self._root, problems, edition.messages.tag.partition("-")[0])
        self._leftovers = Leftovers(self._word_lists)
        self._memory = edition.memory
        council = (self._council.name, self._council.timezone.key)
        self._asked = self._memory.fingerprint(edition.messages, council, self._word_lists)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self._edition.messages)

    def record(self) -> Record:
        updates, areas = list(self._updates()), list(self._areas())
        inspected = dict(self._other_files())  # before the pages, so that a page replaced later is noticed
        pages = list(self._pages())
        introduction = next((page for page in pages if page.file == INTRODUCTION), None)
        drafts = self._draft_summaries | {file for file in inspected if self._sources.draft_docs.match_file(file)}
        data = self._data()
        return Record(
            council=self._council,
            introduction=introduction,
            updates=tuple(sorted(updates, key=lambda update: update.order)),
            areas=tuple(sorted(areas, key=lambda area: (area.number, area.name))),
            pages=tuple(page for page in pages if page is not introduction),
            files=frozenset(inspected),
            sizes={file: facts.size for file, facts in inspected.items()},
            inspected=inspected,
            excluded=frozenset(self._excluded),
            unread=frozenset(problem.place.file for problem in self._problems if problem.is_of_the_machine),
            drafts=frozenset(drafts),
            links=self._links,
            hidden_texts=self._hidden_texts,
            word_lists=self._word_lists,
            typed=self._typed | self._typed_configuration(),
            **data,
        )

    def _source(self, path: Path) -> Source | None:
        return read_source(self._root, path, self._problems)

    def _add(self, path: Path, code: Code, message: str, severity: Severity = Severity.ERROR) -> None:
        self._problems.append(Problem(Place(relative(self._root, path)), code, message, severity))

    def _listing(self, folder: Path) -> list[Path]:
        return entries(self._root, folder, self._problems)

    def _updates(self) -> Iterator[Update]:
        for path in self._listing(self._sources.updates):
            if (right := almost_markdown(path.name)) and not path.is_dir():
                message = f"{quoted(path.name)} is not the name of an update: only files that end in '.md', in small letters, are read; name it {right}."
                self._add(path, Code.FILE_NAME, message, self._severity(path))
            elif path.suffix != ".md" or path.is_dir():
                message = "This is not an update and is ignored; an update is a text file whose name ends in '.md', and pictures and documents belong below docs/."
                self._add(path, Code.IGNORED, message, Severity.WARNING)
            elif not is_update_name(path.name):
                message = f"{quoted(path.name)} is not the name of an update; name it by its date, then small letters, digits and '-': 2025-07-17-visit.md."
                self._add(path, Code.FILE_NAME, message, self._severity(path))
            elif update := self._update(path):
                yield update

    def _update(self, path: Path) -> Update | None:
        """The update of a file; what is wrong with it is a warning if it is a draft.

        One that waits for its hour is finished: an error in it would stop the whole site at that hour."""
        found: list[Problem] = []
        file, raw = relative(self._root, path), read_raw(self._root, path, found)
        source, update = None, None
        if raw is not None:
            make = partial(self._read_update, file, raw)
            source, update, more = self._memory.recall("updates", (file, raw, self._asked), make, self._is_shown)
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
        return source, update, found

    def _severity(self, path: Path) -> Severity:
        """The severity of a wrong name: a draft, which is kept like all drafts, stops nobody from publishing."""
        if not says_draft(self._root, path):
            return Severity.ERROR
        self._hide(path)
        return Severity.WARNING

    def _hide(self, path: Path) -> None:
        """Notes the text of a file that is not public, whatever is wrong with it."""
        source = as_far_as_readable(self._root, path)
        self._hidden_texts |= {source.file: source.text} if source else {}

    def _areas(self) -> Iterator[Area]:
        for path in self._listing(self._sources.docs / "plan"):
            if path.suffix != ".md" or self._is_excluded(path):
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
        area = read_area(source, self._converter, found) if source else None
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

    @cached_property
    def _below_docs(self) -> tuple[Path, ...]:
        """All files below `docs/` except the plan summaries and the data, in the order of their names."""
        found: list[Problem] = []
        paths = files_below(self._root, self._sources.docs, found)
        self._problems += self._of_the_site(found)
        self._left_overs(paths)
        return tuple(path for path in paths if self._is_of_the_site(path))

    def _is_of_the_site(self, path: Path) -> bool:
        inside = path.relative_to(self._sources.docs)
        hidden = self._is_excluded(path) or (is_ignored(path) and not path.name.startswith("."))
        hidden = hidden or is_left_over(path.name)
        if hidden and is_meant(inside.as_posix(), self._council.unlinked_files):
            hidden = inside.as_posix() in self._excluded
        is_summary = inside.parts[0] == "plan" and len(inside.parts) == 2 and path.suffix == ".md"
        return not hidden and not is_summary and inside.parts[0] != "data"

    def _of_the_site(self, problems: list[Problem]) -> Iterator[Problem]:
        """What is wrong with folders and names below `docs/`: nothing if `exclude_docs` keeps them out of the site, a
        warning if `draft_docs` does."""
        for problem in problems:
            inside = problem.place.file.removeprefix("docs/")
            spellings = (inside, f"{inside}/")
            if not any(map(self._sources.exclude_docs.match_file, spellings)):
                is_draft = any(map(self._sources.draft_docs.match_file, spellings))
                yield problem.softened() if is_draft else problem

    def _is_draft(self, path: Path) -> bool:
        """Whether `draft_docs` keeps a file below `docs/` out of the built site."""
        return self._sources.draft_docs.match_file(path.relative_to(self._sources.docs).as_posix())

    def _is_excluded(self, path: Path) -> bool:
        """Whether `exclude_docs` keeps a file below `docs/` out of the site, as MkDocs reads it."""
        inside = path.relative_to(self._sources.docs).as_posix()
        is_excluded = self._sources.exclude_docs.match_file(inside)
        self._excluded |= {inside} if is_excluded and not _LEFT_OUT.match_file(inside) else set()
        return is_excluded

    def _other_files(self) -> Iterator[tuple[str, FileFacts]]:
        """The path below `docs/` of each file there that may be published, and what inspecting it found."""
        for path in self._below_docs:
            name = path.relative_to(self._sources.docs).as_posix()
            if trouble := no_file(self._root, path) or unread(self._root, path) or self._kept_out_link(path):
                self._problems.append(trouble.softened() if self._is_draft(path) else trouble)
                continue
            if right := almost_markdown(path.name):
                message = f"{quoted(path.name)} would be published as it was typed: only files that end in '.md', in small letters, become pages; rename it {right}."
                self._add(path, Code.FILE_NAME, message)
            try:
                yield name, look_into(path, name, self._root / ".cache")
            except OSError as error:
                self._problems.append(refused(self._root, path, error))

    def _kept_out_link(self, path: Path) -> Problem | None:
        """What is wrong with a symbolic link that would publish what a setting keeps out; notes where others lead."""
        if not path.is_symlink():
            return None
        own, docs = path.relative_to(self._sources.docs).as_posix(), self._sources.docs.resolve()
        target = path.resolve().relative_to(docs).as_posix()
        self._links[own] = target
        for key in ("exclude_docs", "draft_docs"):
            patterns = getattr(self._sources, key)
            if patterns.match_file(target) and not patterns.match_file(own):
                message = f"This is a symbolic link to {quoted(f'docs/{target}')}, which {quoted(key)} in mkdocs.yml keeps out of the site; put the file itself here."
                return Problem(Place(f"docs/{own}"), Code.LINK_OUT, message)
        return None

    def _left_overs(self, paths: list[Path]) -> None:
        """Reports files that are left out because of their names: nobody means to publish them."""
        for path in paths:
            inside = path.relative_to(self._sources.docs)
            is_elsewhere = inside.parts[0] == "data" or self._is_excluded(path)
            if is_elsewhere or not is_left_over(path.name) or almost_markdown(path.name):
                continue
            if not is_meant(inside.as_posix(), self._council.unlinked_files):
                message = "This looks like something that a program, a merge or a download left behind, and is not published; delete it, or give it another name if it is there on purpose."
                self._add(path, Code.LEFT_OVER, message, Severity.WARNING)

    def _pages(self) -> Iterator[HandPage]:
        for path in self._below_docs:
            if path.suffix == ".md" and (page := self._draft_page(path) if self._is_draft(path) else self._page(path)):
                yield page

    def _draft_page(self, path: Path) -> HandPage | None:
        """A page that only a preview shows; whatever is wrong with it is a warning."""
        found = len(self._problems)
        page = self._page(path)
        if text := as_far_as_readable(self._root, path):
            self._hidden_texts[text.file] = text.text
        self._problems[found:] = [problem.softened() for problem in self._problems[found:]]
        return replace(page, is_draft=True) if page else None

    def _page(self, path: Path) -> HandPage | None:
        source = self._source(path)
        if source is None:
            return None
        parts = split_front_matter(source)
        self._problems += self._leftovers.in_markdown(source)
        title, description, template = self._front_matter(source, parts.yaml)
        parts = without_second_keys(source, parts, self._problems) if parts.yaml is not None else parts
        if parts.yaml is None and _OLD_METADATA.match(parts.body):
            line = parts.body.split("\n", 1)[0]
            message = f"MkDocs takes {quoted(line)} for a setting and does not show it; put an empty line or a heading before it."
            self._problems.append(Problem(source.place, Code.FRONT_MATTER, message))
        if source.file == INTRODUCTION:
            text, children = self._introduction(parts.body, source.place.at(parts.body_line))
        else:
            position = Position(source.place.at(parts.body_line), "./", level_one=True)
            text, children = self._pages_reader.convert(parts.body, position, self._problems), Prose()
            self._problems += self._two_readings.differences(parts.body, position.first) if text else ()
            self._problems += self._as_rendered(source, parts) if text else ()
        self._typed[source.file] = source.text
        heading = _HEADING.search(text.html(""))
        title = title or plain_text(heading.group(1) if heading else "")
        typed = set[str]() if source.file == INTRODUCTION else set(_TYPED_ANCHOR.findall(parts.body))
        anchors = text.anchors | typed
        return HandPage(source.file, title, description, text, source.place, anchors, children, template=template)

    def _as_rendered(self, source: Source, parts: Parts) -> Iterator[Problem]:
        """What is wrong with a page as the engine renders it, with the extensions that the council named."""
        html, found = self._renderer.html(parts.body, source.place.at(parts.body_line))
        known = {problem.place for problem in self._problems if problem.code == Code.RAW_HTML}
        yield from (problem for problem in found if problem.code != Code.RAW_HTML or problem.place not in known)
        if owner := self._hidden_words.shown_on(html, source.text):
            message = f"This page shows words from {owner}, which is not public: an extension brings them in. Remove that line from the page."
            yield Problem(source.place, Code.NOT_PUBLIC, message)

    @cached_property
    def _hidden_words(self) -> HiddenWords:
        """Of all updates, which are read before the pages."""
        return HiddenWords(self._hidden_texts)

    def _introduction(self, body: str, first: Place) -> tuple[Prose, Prose]:
        """What the introduction says to everyone, and what it says to children and young people."""
        adults, part = in_two(self._converter, body, first)
        text = self._converter.convert(adults, Position(first, "", level_one=True), self._problems)
        self._problems += nearly_for_young_people(self._converter, adults, first)
        return text, self._for_young_people(part) if part else Prose()

    def _for_young_people(self, part: Part) -> Prose:
        found = len(self._problems)
        text = self._converter.convert(part.text, Position(part.place, "young-people/"), self._problems)
        if not text.text and len(self._problems) == found:
            message = f"There is nothing below {quoted(YOUNG_PEOPLE_HEADING)}; write that part or delete its heading."
            self._problems.append(Problem(part.place, Code.EMPTY_BODY, message))
        return text

    def _front_matter(self, source: Source, yaml_text: str | None) -> tuple[str, str, str]:
        """Title, description and own template of a hand-written page, which may hold any key."""
        if yaml_text is None:
            return "", "", ""
        if not is_closed(source):
            message = "The front matter begins with '---' but does not end; write a second line '---' below it."
            self._problems.append(Problem(source.place, Code.FRONT_MATTER, message))
            return "", "", ""
        node = compose(yaml_text, source.place.at(2), self._problems)
        fields = Fields(node, PAGE, source.place.at(2), self._problems)
        if (template := fields.text("template")) and not is_own_template(self._sources, template):
            message = f"The template {quoted(template)} is not one of yours; delete this line, or save a template of that name in the folder that 'custom_dir' names."
            fields.add(fields.place_of("template"), Code.TEMPLATE, message)
        return fields.text("title"), fields.text("description"), template
