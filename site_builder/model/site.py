"""The whole record as one value: what every page, feed and data file is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote

from site_builder.model.addresses import anchor
from site_builder.model.age import Age, Entry
from site_builder.model.dates import NOWHERE, When, day_of
from site_builder.model.documents import Document
from site_builder.model.plan import Action, Area
from site_builder.model.promises import Promise, Standing
from site_builder.model.prose import Prose
from site_builder.model.references import (
    Body,
    Consultation,
    Event,
    Judgement,
    PlanVersion,
    Rhythm,
    Term,
)
from site_builder.model.updates import DiaryDate, Update
from site_builder.model.word_lists import WordLists
from site_builder.problems import Place
from site_builder.settings import Settings


@dataclass(frozen=True)
class HandPage:
    """A page that an author wrote under `docs/`; the engine renders it."""

    file: str
    """Path from the root."""
    title: str
    description: str
    text: Prose
    place: Place
    anchors: frozenset[str] = frozenset()
    """Anchors of its headings."""
    young_people: Prose = field(default_factory=Prose)
    """Of the introduction alone: why there is a plan, in words for young people; else empty."""


@dataclass(frozen=True)
class PromiseRecord:
    """A promise with the update that made it and those that show it kept."""

    promise: Promise
    made_in: Update
    kept_by: tuple[Update, ...]
    standing: Standing

    @property
    def anchor(self) -> str:
        """Its anchor on the page of the update and on the page of all promises."""
        return f"promise-{self.promise.id}"


@dataclass(frozen=True)
class DocumentRecord:
    """A document with the update or area that points to it; neither for one that belongs to no update."""

    document: Document
    anchor: str
    update: Update | None = None
    area: Area | None = None


@dataclass(frozen=True)
class DiaryRecord:
    """A diary date, the update that names it, and its number in that update, from 1."""

    diary: DiaryDate
    update: Update
    number: int


@dataclass(frozen=True)
class Site:
    """The record. `updates` are newest first, `areas` by number, everything else as its file has it."""

    settings: Settings
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
    files: frozenset[str] = frozenset()
    """Paths under `docs/` of all files there that are neither plan nor data."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """The size of each of these files, in bytes."""
    hidden_texts: tuple[str, ...] = ()
    """The files of the updates that are not public, as they were typed; nothing of them is ever shown."""
    word_lists: WordLists = field(default_factory=WordLists, compare=False, repr=False)
    """The words against which texts for young people are read."""
    typed: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The files that hold texts for young people, as they were typed: a finding looks for its line there."""

    def public(self) -> Site:
        """The record as the public may see it: without drafts and without what is not to be published yet."""
        now = self.settings.now
        shown = tuple(update for update in self.updates if update.is_public(now))
        return replace(self, updates=shown, hidden_texts=(), typed={})

    def readable(self) -> Site:
        """The record as a preview may show it: with drafts, but for those whose date cannot be read."""
        return replace(self, updates=tuple(update for update in self.updates if update.date != NOWHERE))

    def private_files(self) -> frozenset[str]:
        """Paths under `docs/` of documents and pictures that only updates which are not public speak of.

        Their texts are searched as they were typed, since a draft that cannot be read may name a file too."""
        texts = [unquote(text) for text in self.hidden_texts]
        documents = {file: file.rpartition("/")[2] for file in self.files if not file.endswith(".md")}
        spoken_of = {file for file, name in documents.items() for text in texts if name in text}
        return frozenset(spoken_of - self.public().named_files())

    @cached_property
    def hidden(self) -> tuple[Update, ...]:
        """The updates that the public may not see yet."""
        return tuple(update for update in self.updates if not update.is_public(self.settings.now))

    def named_files(self) -> frozenset[str]:
        """Paths under `docs/` that anything in the record points to."""
        found = {file for update in self.updates for file in files_of(update)} | {self.settings.logo}
        found |= {inner.file for outer in self.other_documents() for inner in outer.with_response}
        texts = [page.text for page in self.pages] + [area.body for area in self.areas]
        texts += [block.text for area in self.areas for block in area.young_people]
        texts += [self.introduction.text, self.introduction.young_people] if self.introduction else []
        return frozenset(found.union(*(linked_files(text) for text in texts)) - {""})

    def other_documents(self) -> Iterator[Document]:
        """Every document that is not an update's: of areas and of all data files."""
        for area in self.areas:
            sources = [rating.source for rating in area.ratings] + [measure.source for measure in area.measures]
            evidence = [action.evidence for action in area.actions]
            yield from (found for found in (area.source, *area.documents, *sources, *evidence) if found)
        yield from self.documents
        yield from (version.document for version in self.plan_versions if version.document)
        sourced: tuple[Event | Judgement | Rhythm, ...] = (*self.events, *self.judgements, *self.rhythms)
        yield from (item.source for item in sourced if item.source)

    @cached_property
    def shown(self) -> tuple[Update, ...]:
        """The updates that stand in lists, newest first: all but the withdrawn."""
        return tuple(update for update in self.updates if not update.withdrawn)

    @cached_property
    def area_by_number(self) -> dict[int, Area]:
        """Each area under its number."""
        return {area.number: area for area in self.areas}

    def areas_of(self, update: Update) -> list[Area]:
        """The areas that an update names, in the order of the plan."""
        return [self.area_by_number[number] for number in update.areas if number in self.area_by_number]

    def updates_of(self, area: Area) -> list[Update]:
        """The shown updates that name an area, newest first."""
        return [update for update in self.shown if area.number in update.areas]

    @cached_property
    def for_young_people(self) -> tuple[Update, ...]:
        """The shown updates that have a text for young people, newest first."""
        return tuple(update for update in self.shown if update.young_people)

    @cached_property
    def age(self) -> Age | None:
        """Its newest entry as at the day of the build; None where the record holds nothing that has a date.

        A planned date is no entry, and neither is one that is still to come."""
        found = [(entry, when) for entry, when in self._entries() if when.first_day <= self.settings.today]
        if not found:
            return None
        order = list(Entry)
        entry, when = max(found, key=lambda one: (one[1].first_day, -order.index(one[0])))
        return Age(entry, when, day_of(self.settings.today))

    def _entries(self) -> Iterator[tuple[Entry, When]]:
        yield from ((Entry.UPDATE, update.date) for update in self.shown)
        for area in self.areas:
            yield from ((Entry.RATING, rating.date) for rating in area.ratings)
            yield from ((Entry.FIGURE, point.date) for measure in area.measures for point in measure.points)
        yield from ((Entry.JUDGEMENT, judgement.date.last) for judgement in self.judgements)
        yield from ((Entry.EVENT, event.date.last) for event in self.events if not event.due)

    def age_of(self, updates: Sequence[Update]) -> Age | None:
        """The same for some of its updates, newest first."""
        return Age(Entry.UPDATE, updates[0].date, day_of(self.settings.today)) if updates else None

    @cached_property
    def promises(self) -> tuple[PromiseRecord, ...]:
        """All promises of shown updates, those made last first."""
        keepers: dict[str, list[Update]] = {}
        for update in reversed(self.shown):
            for name in update.keeps:
                keepers.setdefault(name, []).append(update)
        made = ((promise, update) for update in self.shown for promise in update.promises)
        return tuple(self._promise_record(promise, update, keepers.get(promise.id, [])) for promise, update in made)

    def _promise_record(self, promise: Promise, made_in: Update, keepers: list[Update]) -> PromiseRecord:
        happened = keepers[0].happened if keepers else None
        standing = promise.standing(kept=bool(keepers), today=self.settings.today, happened=happened)
        return PromiseRecord(promise, made_in, tuple(keepers), standing)

    @cached_property
    def promise_by_id(self) -> dict[str, PromiseRecord]:
        """Each promise of a shown update under its id."""
        return {record.promise.id: record for record in self.promises}

    @cached_property
    def documents_by_owner(self) -> dict[str, list[DocumentRecord]]:
        """The documents of each update and area, under its file's name without `.md`."""
        found: dict[str, list[DocumentRecord]] = {}
        for record in self.all_documents:
            owner = record.update or record.area
            found.setdefault(owner.name if owner else "", []).append(record)
        return found

    @cached_property
    def update_by_name(self) -> dict[str, Update]:
        """Each update under its file's name without `.md`."""
        return {update.name: update for update in self.updates}

    @cached_property
    def all_documents(self) -> tuple[DocumentRecord, ...]:
        """Every document of a shown update, an area and `documents.yml`, in that order."""
        records: list[DocumentRecord] = []
        for update in self.shown:
            records += (DocumentRecord(*pair, update=update) for pair in with_anchors(update.name, update.documents))
        for area in self.areas:
            records += (DocumentRecord(*pair, area=area) for pair in with_anchors(area.name, area.documents))
        return (*records, *(DocumentRecord(*pair) for pair in with_anchors("other", self.documents)))

    @cached_property
    def diary(self) -> tuple[DiaryRecord, ...]:
        """All diary dates of shown updates, soonest first; one that two updates name stands once, for the older."""
        seen: dict[tuple[str, str], DiaryRecord] = {}
        for update in reversed(self.shown):
            for number, diary in enumerate(update.diary, 1):
                seen.setdefault((str(diary.date), diary.title), DiaryRecord(diary, update, number))
        return tuple(sorted(seen.values(), key=lambda record: (record.diary.date.first_day, record.diary.title)))

    @cached_property
    def coming_up(self) -> tuple[DiaryRecord, ...]:
        """The diary dates that are not over, soonest first."""
        return tuple(record for record in self.diary if record.diary.date.last_day >= self.settings.today)

    def slow_actions(self, area: Area) -> list[Action]:
        """The actions of an area that are slow or overdue."""
        return [action for action in area.actions if action.is_slow(self.settings.today)]

    def unclear_actions(self, area: Area) -> list[Action]:
        """The actions of an area that are past their day, while the record gives them no state."""
        return [action for action in area.actions if action.is_unclear(self.settings.today)]

    @cached_property
    def unclear_areas(self) -> tuple[Area, ...]:
        """The areas that have such an action."""
        return tuple(area for area in self.areas if self.unclear_actions(area))

    @cached_property
    def slow_areas(self) -> tuple[Area, ...]:
        """The areas whose latest rating is slow or which have a slow action."""
        return tuple(area for area in self.areas if (area.rating and area.rating.is_slow) or self.slow_actions(area))

    @cached_property
    def late_promises(self) -> tuple[PromiseRecord, ...]:
        """The promises whose day is past and which no update shows to be kept."""
        return tuple(record for record in self.promises if record.standing is Standing.LATE)

    def missing_reports(self) -> list[tuple[str, list[str]]]:
        """Each numbered series with the numbers that no shown update has, by name; none that is whole."""
        names = sorted({update.series.name for update in self.shown if update.series})
        found = [(name, self.missing_numbers(name)) for name in names]
        return [(name, numbers) for name, numbers in found if numbers]

    def missing_numbers(self, series: str) -> list[str]:
        """The numbers of a series, up to its highest, that no shown update has: "2" or "3 to 6", ascending."""
        numbers = {update.series.number for update in self.shown if update.series and update.series.name == series}
        there = [0, *sorted(numbers)]
        gaps = [(low + 1, high - 1) for low, high in pairwise(there) if high - low > 1]
        return [str(first) if first == last else f"{first} to {last}" for first, last in gaps]


def files_of(update: Update) -> set[str]:
    """Paths under `docs/` of the documents and pictures that an update points to."""
    documents = {document.file for outer in update.documents for document in outer.with_response}
    return (documents | {update.image} | linked_files(update.body) | linked_files(update.young_people)) - {""}


def linked_files(text: Prose) -> set[str]:
    """Paths under `docs/` that a text links to or shows."""
    files = (link.file for link in text.links if link.file and link.file.startswith("docs/"))
    return {file.removeprefix("docs/") for file in files}


def with_anchors(owner: str, documents: tuple[Document, ...]) -> list[tuple[Document, str]]:
    """Each document with its anchor: made from its owner's name and its title, so that no later update changes it."""
    used: dict[str, int] = {}
    pairs = []
    for document in documents:
        name = anchor(f"document-{owner}", document.title)
        used[name] = used.get(name, 0) + 1
        pairs.append((document, name if used[name] == 1 else f"{name}-{used[name]}"))
    return pairs
