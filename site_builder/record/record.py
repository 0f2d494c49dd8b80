"""The whole record as one value: what a council says, in whatever language a site shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from site_builder.record.addresses import OWN_PICTURES
from site_builder.record.age import Entry
from site_builder.record.allowed_personal import Allowed
from site_builder.record.chain import Chain
from site_builder.record.council import Council
from site_builder.record.dates import NOWHERE, When
from site_builder.record.diary import DiaryEntry, diary_entries
from site_builder.record.document_uses import uses_in, uses_in_update, uses_of
from site_builder.record.documents import Document, in_full
from site_builder.record.file_facts import FileFacts
from site_builder.record.hand_pages import HandPage
from site_builder.record.ladders import Ladder, ladders
from site_builder.record.named_documents import (
    ListedDocument,
    NamedDocument,
    listed,
    records_of,
    source_records,
    with_anchors,
)
from site_builder.record.plan import Area
from site_builder.record.references import (
    Body,
    Consultation,
    Event,
    Judgement,
    PlanVersion,
    Rhythm,
    Term,
)
from site_builder.record.updates import Update
from site_builder.record.voices import Voice
from site_builder.record.word_lists import WordLists


@dataclass(frozen=True)
class Record:
    """The record. `updates` are newest first, `areas` by number, everything else in the order of its file."""

    council: Council
    introduction: HandPage | None = None
    updates: tuple[Update, ...] = ()
    areas: tuple[Area, ...] = ()
    pages: tuple[HandPage, ...] = ()
    events: tuple[Event, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    terms: tuple[Term, ...] = ()
    bodies: tuple[Body, ...] = ()
    documents: tuple[Document, ...] = ()
    plan_versions: tuple[PlanVersion, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    voices: tuple[Voice, ...] = ()
    files: frozenset[str] = frozenset()
    """Paths below `docs/` of all files there that are neither plan nor data."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """The size of each of these files, in bytes."""
    unread: frozenset[str] = frozenset()
    """Paths from the root of the files and folders that could not be read."""
    inspected: Mapping[str, FileFacts] = field(default_factory=dict, compare=False, repr=False)
    """What inspecting each of these files found."""
    hidden_texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The files of updates, pages and plan summaries that are not public, as they were typed; nothing in them is ever
    shown."""
    excluded: frozenset[str] = frozenset()
    """Paths below `docs/` of what `exclude_docs` keeps out of the site; no other part of the record contains it."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Where each symbolic link below `docs/` leads, both as paths below `docs/`."""
    drafts: frozenset[str] = frozenset()
    """Paths below `docs/` of what `draft_docs` keeps out of the built site; a preview shows it."""
    word_lists: WordLists = field(default_factory=WordLists, compare=False, repr=False)
    """The words against which texts for young people are checked."""
    chain: Chain = field(default_factory=Chain, compare=False, repr=False)
    """All that was ever published, as `published/` has it."""
    allowed_personal: tuple[Allowed, ...] = field(default=(), compare=False, repr=False)
    """What looks personal and is meant."""
    beside: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Texts that are not part of the record and lie beside it, as they were typed: the council's own words and lists of
    words, and text files below `docs/` that are published as they are."""
    typed: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The files of the record as they were typed, in which findings look up their line."""

    def is_unread(self, file: str) -> bool:
        """Whether a file may exist although no other part of the record contains it, since it, or a folder above it,
        could not be read. The path is from the root."""
        return not self.unread.isdisjoint({file, *map(str, PurePosixPath(file).parents)})

    def public(self, now: datetime) -> Record:
        """The record as the public may see it at a moment: without drafts and without what is published later."""
        shown = tuple(update for update in self.updates if update.is_public(now))
        pages = tuple(page for page in self.pages if not page.is_draft)
        files = self.files - self.drafts
        introduction = None if self.introduction and self.introduction.is_draft else self.introduction
        changed = replace(self, updates=shown, introduction=introduction, pages=pages, files=files)
        return replace(changed, hidden_texts={}, typed={}, beside={})

    def without_files(self, left_out: Collection[str]) -> Record:
        """The record as if some files, given by their paths below `docs/`, did not exist: what a build makes depends on
        the files that it publishes."""
        sizes = {file: size for file, size in self.sizes.items() if file not in left_out}
        return replace(self, files=self.files - frozenset(left_out), sizes=sizes)

    def readable(self) -> Record:
        """The record as a preview may show it: with drafts, except those whose date cannot be read."""
        return replace(self, updates=tuple(update for update in self.updates if update.date != NOWHERE))

    def own_files(self) -> frozenset[str]:
        """Paths below `docs/` of files that replace the builder's own or that the theme's settings name."""
        return OWN_PICTURES | {self.council.favicon}

    def other_documents(self) -> Iterator[Document]:
        """Every document that is not an update's: those of areas and of all data files."""
        for area in self.areas:
            yield from (*area.documents, *in_full(area.sources), *area.cited)
        yield from self.documents
        yield from self._sourced()

    def _sourced(self) -> Iterator[Document]:
        """What the data files rest on, but for the list of documents itself."""
        yield from (version.document for version in self.plan_versions if version.document)
        sourced: tuple[Event | Judgement | Rhythm | Voice, ...]
        sourced = (*self.events, *self.judgements, *self.rhythms, *self.voices)
        yield from (item.source for item in sourced if item.source)

    def past_texts(self, thing: str) -> tuple[str, ...]:
        """What the text of a thing said at each publication that changed it, the oldest first, with the one that holds now
        if it was published already; empty where nothing is kept of it."""
        return self.chain.past_texts.get(thing, ())

    @cached_property
    def shown(self) -> tuple[Update, ...]:
        """The updates that lists show, newest first: all but the withdrawn ones."""
        return tuple(update for update in self.updates if not update.withdrawn)

    @cached_property
    def told_between(self) -> tuple[When, ...]:
        """The dates of the first and of the last update that is shown, as far as they are known; empty if there is none."""
        dates = [update.date for update in self.shown]
        return (min(dates, key=_first_day), max(dates, key=_first_day)) if dates else ()

    @cached_property
    def area_by_number(self) -> dict[int, Area]:
        """Each area by its number."""
        return {area.number: area for area in self.areas}

    @cached_property
    def open_areas(self) -> tuple[Area, ...]:
        """The areas of the plan as it stands, by number."""
        return tuple(area for area in self.areas if area.is_open)

    @cached_property
    def closed_areas(self) -> tuple[Area, ...]:
        """The areas that have left the plan, by number; their pages and feeds stay."""
        return tuple(area for area in self.areas if not area.is_open)

    def followed(self, area: Area) -> list[Area]:
        """The areas that an area takes over from, in the order of the plan."""
        return [self.area_by_number[number] for number in area.follows if number in self.area_by_number]

    def following(self, area: Area) -> list[Area]:
        """The areas that take over from an area, in the order of the plan."""
        return [other for other in self.areas if area.number in other.follows]

    def areas_of(self, owner: Update | Voice) -> list[Area]:
        """The areas that an update or an entry of what people said names, as they are typed."""
        return [self.area_by_number[number] for number in owner.areas if number in self.area_by_number]

    def voices_of(self, area: Area) -> list[Voice]:
        """What people said about an area, in the order of the file."""
        return [voice for voice in self.voices if area.number in voice.areas]

    def updates_of(self, area: Area) -> list[Update]:
        """The shown updates that name an area, newest first."""
        return [update for update in self.shown if area.number in update.areas]

    def all_updates_of(self, area: Area) -> list[Update]:
        """The same with the withdrawn ones."""
        return [update for update in self.updates if area.number in update.areas]

    @cached_property
    def for_young_people(self) -> tuple[Update, ...]:
        """The shown updates that have a text for young people, newest first."""
        return tuple(update for update in self.shown if update.young_people)

    def entries(self) -> Iterator[tuple[Entry, When]]:
        """Everything that has a date and happened, of each sort, with that date; a planned event is none."""
        yield from ((Entry.UPDATE, update.date) for update in self.shown)
        for area in self.areas:
            yield from ((Entry.RATING, rating.date) for rating in area.ratings)
            yield from ((Entry.REPORT, day) for action in area.actions for day in action.dates)
            yield from ((Entry.FIGURE, point.date) for measure in area.measures for point in measure.points)
        yield from ((Entry.JUDGEMENT, judgement.date.last) for judgement in self.judgements)
        yield from ((Entry.EVENT, event.date.last) for event in self.events if not event.due)

    @property
    def reported(self) -> Iterator[When]:
        """The dates of all reports on actions, in no order."""
        told = (report.date for area in self.areas for action in area.actions for report in action.told)
        return (date for date in told if date)

    @cached_property
    def keepers(self) -> dict[str, list[Update]]:
        """The shown updates that show a promise to be done, oldest first, under the promise's id."""
        return self._keepers(partly=False)

    @cached_property
    def partly_keepers(self) -> dict[str, list[Update]]:
        """Those that show a part of it to be done."""
        return self._keepers(partly=True)

    def _keepers(self, *, partly: bool) -> dict[str, list[Update]]:
        found: dict[str, list[Update]] = {}
        for update in reversed(self.shown):
            for keep in update.keeps:
                if keep.partly is partly:
                    found.setdefault(keep.id, []).append(update)
        return found

    @cached_property
    def documents_by_owner(self) -> dict[str, list[NamedDocument]]:
        """The documents of each update and area, by its file's name without `.md`."""
        found: dict[str, list[NamedDocument]] = {}
        for entry in self.all_documents:
            owner = entry.update or entry.area
            found.setdefault(owner.name if owner else "", []).append(entry)
        return found

    @cached_property
    def update_by_name(self) -> dict[str, Update]:
        """Each update by its file's name without `.md`."""
        return {update.name: update for update in self.updates}

    @cached_property
    def all_documents(self) -> tuple[NamedDocument, ...]:
        """Every document and source of shown updates, of areas and of `documents.yml`, in that order."""
        owners: tuple[Update | Area, ...] = (*self.shown, *self.areas)
        records = [entry for owner in owners for entry in self.documents_of(owner)]
        return (*records, *(NamedDocument(*pair) for pair in with_anchors("other", self.documents)))

    def documents_of(self, owner: Update | Area) -> list[NamedDocument]:
        """The documents and sources of an update, shown or not, or of an area."""
        return records_of(owner, self.document_by_id, self.council.name)

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Every document that has an id, by that id, wherever it is; of two with the same id, the first."""
        outers = [*self.documents, *self.other_documents()]
        outers += [one for update in self.shown for one in (*update.documents, *in_full(update.sources), *update.cited)]
        found = [inner for outer in outers for inner in outer.with_response if inner.id]
        return {document.id: document for document in reversed(found)}

    @cached_property
    def listed_documents(self) -> tuple[ListedDocument, ...]:
        """The same, and what else they name, but each document once."""
        return listed(self.mentioned_documents)

    @cached_property
    def mentioned_documents(self) -> tuple[NamedDocument, ...]:
        """Those of `all_documents`, then the sources of what became of promises, of areas, ratings, figures, actions,
        events, judgements, rhythms, versions of the plan and what people said."""
        of_updates = (
            found
            for one in self.shown
            for found in source_records(f"{one.name}-source", one.cited, uses_in_update(one), update=one)
        )
        of_areas = (
            found
            for one in self.areas
            for found in source_records(f"{one.name}-source", one.cited, uses_in(one), area=one)
        )
        items: tuple[PlanVersion | Event | Judgement | Rhythm | Voice, ...]
        items = (*self.plan_versions, *self.events, *self.judgements, *self.rhythms, *self.voices)
        of_data = source_records("record-source", self._sourced(), uses_of(items))
        return (*self.all_documents, *of_updates, *of_areas, *of_data)

    @cached_property
    def diary(self) -> tuple[DiaryEntry, ...]:
        """All diary dates of shown updates, soonest first; one that two updates name appears once, for the older."""
        seen: dict[tuple[str, str], DiaryEntry] = {}
        with_dates = (update for update in reversed(self.shown) if update.diary)  # what was published is dear to read
        for update in with_dates:
            for entry in diary_entries(update, self.chain.things):
                seen.setdefault((str(entry.diary.date), entry.diary.title), entry)
        return tuple(sorted(seen.values(), key=lambda entry: (entry.diary.date.first_day, entry.diary.title)))

    @cached_property
    def ladders(self) -> dict[str, Ladder]:
        """Each numbered series of shown updates by its name, in the order of their names."""
        return {ladder.name: ladder for ladder in ladders(self.shown)}

    def missing_reports(self) -> list[tuple[str, list[str]]]:
        """Each numbered series from which numbers are missing, with those that no shown update has, by name."""
        return [(name, numbers) for name, numbers in sorted(self._missing.items()) if numbers]

    def missing_count(self, series: str) -> int:
        """How many numbers of a series, up to its highest, no shown update has."""
        there = self._numbers.get(series, {0})
        return max(there) + 1 - len(there)

    def missing_numbers(self, series: str) -> list[str]:
        """The numbers of a series, up to its highest, that no shown update has, such as "2" or "3 to 6", ascending."""
        return self._missing.get(series, [])

    @cached_property
    def beside_in_series(self) -> dict[str, tuple[Update | None, Update | None]]:
        """The shown updates before and after each in its numbered series, by its name."""
        series: dict[str, list[tuple[int, Update]]] = {}
        for update in reversed(self.shown):
            if update.series:
                series.setdefault(update.series.name, []).append((update.series.number, update))
        found: dict[str, tuple[Update | None, Update | None]] = {}
        for numbered in series.values():
            ordered = [update for _, update in sorted(numbered, key=lambda one: one[0])]
            for before, update, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
                found[update.name] = before, after
        return found

    @cached_property
    def _missing(self) -> dict[str, list[str]]:
        """The same for each series: worked out once, since every page of a series shows it."""
        return {name: _gaps(numbers) for name, numbers in self._numbers.items()}

    @cached_property
    def _numbers(self) -> dict[str, set[int]]:
        """The numbers that shown updates have of each series, and zero."""
        there: dict[str, set[int]] = {}
        for update in self.shown:
            if update.series:
                there.setdefault(update.series.name, {0}).add(update.series.number)
        return there


def _first_day(when: When) -> date:
    return when.first_day


def _gaps(numbers: set[int]) -> list[str]:
    gaps = [(low + 1, high - 1) for low, high in pairwise(sorted(numbers)) if high - low > 1]
    return [str(first) if first == last else f"{first} to {last}" for first, last in gaps]
