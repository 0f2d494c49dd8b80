"""What there is to edit, each with its state in words: updates, areas, promises, actions, ratings, measures, every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_builder.checked import Checked
from site_builder.comparison import last_published
from site_builder.desk.forms import title_of
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.problems import Place, UnusableError, how_many
from site_builder.record.dates import NOWHERE, Span, When
from site_builder.record.updates import Update


class State(StrEnum):
    """The state of an update, by which its list is filtered."""

    DRAFT = "draft"
    WAITING = "waiting"
    PUBLIC = "public"
    WITHDRAWN = "withdrawn"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Entry:
    """One thing in a list."""

    title: str
    address: str
    state: str = ""
    """In words."""
    sort: str = ""
    """The same as a code, for the look and for the choice above the list."""
    note: str = ""
    errors: int = 0
    warnings: int = 0
    is_changed: bool = False
    """Whether it was changed since it was published."""

    @property
    def flags(self) -> tuple[tuple[str, str], ...]:
        """What is to be looked at: how grave it is, and what it is, in words."""
        found = [("changed", "changed since it was published")] if self.is_changed else []
        if self.errors:
            found.append(("error", f"{self.errors} to put right"))
        if self.warnings:
            found.append(("warning", how_many(self.warnings, "warning")))
        return tuple(found)


@dataclass(frozen=True)
class Things:
    """All that the first page lists."""

    updates: tuple[Entry, ...]
    """Newest first."""
    areas: tuple[Entry, ...]
    """By number."""
    data: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    site: tuple[Entry, ...]
    """The settings, the site's own texts, lists of words."""
    errors: int
    """In the whole record."""
    warnings: int


def things(checked: Checked, files: Mapping[str, RecordFile], changed: Collection[str]) -> Things:
    """What there is in a record; `changed` are the files that were changed since they were published."""
    finder = _Finder(checked, changed)
    by_sort = {sort: [one for one in files.values() if one.sort is sort] for sort in Sort}
    titles = {
        page.file: page.title for page in (*checked.edition.record.pages, checked.edition.record.introduction) if page
    }
    errors = sum(problem.is_error for problem in checked.problems)
    return Things(
        updates=tuple(_updates(finder, by_sort[Sort.UPDATE])),
        areas=tuple(_areas(finder, by_sort[Sort.AREA])),
        data=tuple(finder.file(one.file, title_of(one.file, Sort.DATA), one) for one in by_sort[Sort.DATA]),
        pages=tuple(_pages(finder, by_sort[Sort.PAGE], titles)),
        site=tuple(_site(finder, by_sort)),
        errors=errors,
        warnings=len(checked.problems) - errors,
    )


class _Finder:
    """Makes entries, each with the findings of its file."""

    def __init__(self, checked: Checked, changed: Collection[str]) -> None:
        self.edition = checked.edition
        self._changed = changed
        self._errors = Counter(one.place.file for one in checked.problems if one.is_error)
        self._warnings = Counter(one.place.file for one in checked.problems if not one.is_error)

    def entry(self, file: str, title: str, state: str, sort: str, note: str = "") -> Entry:
        counts = self._errors[file], self._warnings[file]
        is_changed = file in self._changed and sort not in (State.DRAFT, State.WAITING)
        return Entry(title, f"/edit/{file}", state, sort, note, *counts, is_changed)

    def file(self, file: str, title: str, one: RecordFile) -> Entry:
        return self.entry(file, title, "" if one.is_there else "nothing in it yet", "" if one.is_there else "empty")


def _updates(finder: _Finder, files: Iterable[RecordFile]) -> Iterator[Entry]:
    readable = (update for update in finder.edition.record.updates if update.date != NOWHERE)
    known = {f"updates/{update.name}.md": update for update in readable}
    order = {file: number for number, file in enumerate(known)}
    for one in sorted(files, key=lambda one: (order.get(one.file, -1), one.file)):
        update = known.get(one.file)
        if update is None:
            yield finder.entry(one.file, one.file, "cannot be read", State.UNREADABLE)
        else:
            note = update.date.words(finder.edition.messages)
            yield finder.entry(one.file, update.title or one.file, *state_of(update, finder.edition), note)


def state_of(update: Update, edition: Edition) -> tuple[str, State]:
    """The state of an update in words, and as a code."""
    messages = edition.messages
    if update.draft:
        return "Draft", State.DRAFT
    if not update.is_public(edition.now) and update.publish_at:
        day = messages.date("day", update.publish_at.date())
        return f"Waits until {update.publish_at:%H:%M} on {day}", State.WAITING
    if update.withdrawn:
        return f"Withdrawn on {update.withdrawn.date.words(messages)}", State.WITHDRAWN
    return "Public", State.PUBLIC


def may_be_deleted(checked: Checked, file: str) -> bool:
    """Whether a file is a draft that was never published: anything else is withdrawn, and never deleted."""
    update = next((one for one in checked.edition.record.updates if one.place.file == file), None)
    if update is None or not update.draft or any(line.file == file for line in checked.edition.record.chain.lines):
        return False
    try:
        published = last_published(checked.sources.root / checked.sources.site_dir, checked.edition)
    except UnusableError:
        return False
    return published is None or f"update/{update.name}" not in published.things


def _areas(finder: _Finder, files: Iterable[RecordFile]) -> Iterator[Entry]:
    known = {area.place.file: area for area in finder.edition.record.areas}
    for one in files:
        area = known.get(one.file)
        if area is None:
            yield finder.entry(one.file, one.file, "cannot be read", State.UNREADABLE)
            continue
        rating = area.rating
        state = "Not rated yet"
        if rating:
            halves = [finder.edition.rating_words(half) for half in (rating.delivery, rating.impact)]
            state = f"{' / '.join(halves)}, {rating.date.words(finder.edition.messages)}"
        counts = (len(area.actions), "action"), (len(area.ratings), "rating"), (len(area.measures), "measure")
        note = ", ".join(how_many(count, what) for count, what in counts if count)
        state, sort = ("Closed", "closed") if area.closed else (state, "")
        yield finder.entry(one.file, f"{area.number}. {area.title}", state, sort, note)


def _pages(finder: _Finder, files: Iterable[RecordFile], titles: Mapping[str, str]) -> Iterator[Entry]:
    for one in files:
        title = titles.get(one.file.removeprefix("docs/")) or titles.get(one.file) or one.file
        is_first = one.file == "docs/index.md"
        yield finder.entry(one.file, "Introduction of the progress page" if is_first else title, "", "", one.file)


def _site(finder: _Finder, files: Mapping[Sort, list[RecordFile]]) -> Iterator[Entry]:
    for sort in (Sort.CONFIGURATION, Sort.TEXTS, Sort.WORDS):
        yield from (finder.file(one.file, title_of(one.file, sort), one) for one in files[sort])


@dataclass(frozen=True)
class Piece:
    """A promise, an action, a rating or a measure, in the list of all of them."""

    title: str
    address: str
    belongs_to: str
    date: str
    state: str


PIECES = {"promises": "Promises", "actions": "Actions", "ratings": "Ratings", "measures": "Measures"}
"""The lists of pieces, by their addresses."""


def pieces(edition: Edition, which: str) -> tuple[Piece, ...]:
    """All promises, actions, ratings or measures of a record, drafts included. KeyError for another list."""
    makers = {"promises": _promises, "actions": _actions, "ratings": _ratings, "measures": _measures}
    return tuple(makers[which](edition))


def _promises(edition: Edition) -> Iterator[Piece]:
    for one in edition.promises:
        promise, state = one.promise, edition.messages.plain(one.words)
        due = _words(promise.due, edition.messages) or promise.due_text
        yield Piece(promise.text, at_line(promise.place), one.made_in.title, due, state)


def _actions(edition: Edition) -> Iterator[Piece]:
    for area in edition.record.areas:
        for one in area.actions:
            state = edition.messages.plain(f"status.{one.state}" if one.state else "area.not-published")
            yield Piece(
                one.text, at_line(one.place), _area(area.number, area.title), _words(one.due, edition.messages), state
            )


def _ratings(edition: Edition) -> Iterator[Piece]:
    for area in edition.record.areas:
        for one in reversed(area.ratings):
            state = " / ".join(edition.rating_words(half) for half in (one.delivery, one.impact))
            title, date = _area(area.number, area.title), _words(one.date, edition.messages)
            yield Piece(f"{date}{f', {one.by}' if one.by else ''}", at_line(one.place), title, date, state)


def _measures(edition: Edition) -> Iterator[Piece]:
    for area in edition.record.areas:
        for one in area.measures:
            last = one.points[-1] if one.points else None
            date = _words(last.date, edition.messages) if last else ""
            state = f"{last.value or 'withheld'} {one.unit}".strip() if last else "No value yet"
            yield Piece(one.title, at_line(one.place), _area(area.number, area.title), date, state)


def at_line(place: Place) -> str:
    """The address of the page on which what begins at a line is edited."""
    return f"/edit/{place.file}?line={place.line}"


def _area(number: int, title: str) -> str:
    return f"{number}. {title}"


def _words(date: When | Span | None, messages: Messages) -> str:
    return date.words(messages) if date else ""
