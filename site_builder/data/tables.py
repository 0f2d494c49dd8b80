"""The record as tables: CSV files (RFC 4180) that are safe to open in a spreadsheet.

Long, since every table stands here with its columns: who changes one sees all that are like it."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from site_builder.data.updates import last_change
from site_builder.data.values import response_words
from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.documents import Document
from site_builder.record.measures import Point
from site_builder.record.moves import Move
from site_builder.record.named_documents import NamedDocument
from site_builder.record.plan import Area
from site_builder.record.promises import Ending
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update
from site_builder.record.voices import Voice

Cell = object
"""Written with `str`."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""The first characters of a cell that a spreadsheet may run as a formula: OWASP, "CSV Injection"; the last four are full-width forms."""


def safe(cell: str) -> str:
    """The cell, after an apostrophe if a spreadsheet might read it as a formula; invisible characters before that are
    ignored."""
    visible = cell  # no invisible character is in ASCII
    if not cell.isascii():
        visible = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf")
    return f"'{cell}" if _FORMULA.match(visible) and not _NUMBER.fullmatch(cell) else cell


@dataclass(frozen=True)
class Table:
    """One CSV file before it is written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def csv(self) -> bytes:
        """The file in UTF-8: the names of its columns, then its rows.

        It begins with a byte order mark, without which Excel reads "£" as "Â£". Every cell is quoted: then a
        spreadsheet that splits lines at semicolons never splits a cell."""
        return codecs.BOM_UTF8 + _lines([self.columns]) + self.lines

    @cached_property
    def lines(self) -> bytes:
        """The same without its beginning: the rows alone."""
        return _lines(map(safe, row) for row in self.rows)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def table(columns: str, rows: Iterable[Iterable[Cell]]) -> Table:
    """A table with named columns; an empty cell is "" or None."""
    words = (tuple("" if cell is None else str(cell) for cell in row) for row in rows)
    return Table(tuple(columns.split()), tuple(words))


def updates(edition: Edition, some: Iterable[Update] | None = None) -> Table:
    """One row per update, or per one of some, newest first; a withdrawn one has none of its text."""
    columns = (
        "name url date title summary kind areas happened series number changed withdrawn withdrawn_reason text "
        "written happened_title order sources in_short means"
    )
    return table(columns, (_update(one, edition) for one in (edition.record.updates if some is None else some)))


def _update(update: Update, edition: Edition) -> tuple[Cell, ...]:
    head = (update.name, edition.site_url + update.address, update.date)
    gone, series = update.withdrawn, update.series
    if gone:
        return (*head, *[""] * 7, last_change(update), gone.date, gone.reason, "", update.written, *[""] * 5)
    facts = (update.title, update.summary, update.kind.value, _list(update.areas), update.happened)
    place = (series.name, series.number) if series else ("", "")
    sources = _list(entry.document.title for entry in edition.record.documents_of(update) if entry.is_source)
    truth = (update.written, update.happened_title, update.order_of_day, sources, update.in_short, update.means)
    return (*head, *facts, *place, last_change(update), "", "", update.body.text, *truth)


def areas(edition: Edition) -> Table:
    """One row per area, by number; those that have left the plan say when and why."""
    columns = (
        "area title url opened closed closed_why decided_by source source_url follows followed_by project lead reviewed"
    )
    return table(columns, (_area(area, edition) for area in edition.record.areas))


def _area(area: Area, edition: Edition) -> tuple[Cell, ...]:
    closed = area.closed
    gone = (closed.date, closed.why, closed.decided_by) if closed else ("", "", "")
    following = _list(other.number for other in edition.record.following(area))
    return (
        *(area.number, area.title, edition.site_url + area.address, area.opened, *gone),
        *(*_source(closed.source if closed else None, edition), _list(area.follows), following),
        *(area.project, area.lead, area.reviewed),
    )


def ratings(edition: Edition) -> Table:
    """One row per rating, by area, oldest first."""
    columns = "area area_title date delivery delivery_words impact impact_words reason source source_url by means flags is_latest"
    rows = (
        (
            *(area.number, area.title, rating.date),
            *(rating.delivery.value, edition.rating_words(rating.delivery)),
            *(rating.impact.value, edition.rating_words(rating.impact)),
            *(rating.reason, *_source(rating.source, edition)),
            *(rating.by, rating.means, _list(rating.flags), _yes(rating in latest)),
        )
        for area in edition.record.areas
        for latest in [area.latest_ratings]
        for rating in area.ratings
    )
    return table(columns, rows)


def responses(edition: Edition) -> Table:
    """One row per decision about a recommendation, by area, oldest first."""
    columns = "area area_title date answer answer_words by why source source_url holds"
    rows = (
        (
            *(area.number, area.title, one.date, one.answer.value),
            *(edition.messages.plain(f"acceptance.{one.answer}"), one.by, one.why),
            *(*_source(one.source, edition), _yes(one in area.latest_responses)),
        )
        for area in edition.record.areas
        for one in area.responses
    )
    return table(columns, rows)


def measures(edition: Edition) -> Table:
    """One row per value, by area and measure, oldest first; one that is withheld has an empty value."""
    columns = (
        "area measure title unit better target date value note source source_url revised revised_was revised_why moved "
        "provisional withheld break judged_by baseline baseline_date"
    )
    rows = (
        (
            *(area.number, measure.id, measure.title, measure.unit, measure.better or "", measure.target),
            *(point.date, point.value, point.note),
            *_source(measure.source, edition),
            *(*_revised(point), _moved(measure.moved), *_marks(point), measure.judged_by),
            *((measure.baseline.value, measure.baseline.date) if measure.baseline else ("", "")),
        )
        for area in edition.record.areas
        for measure in area.measures
        for point in measure.points
    )
    return table(columns, rows)


def comparators(edition: Edition) -> Table:
    """One row per value of a comparator, by area, measure and comparator, oldest first."""
    columns = (
        "area measure title unit comparator date value note source source_url revised revised_was revised_why "
        "provisional withheld break"
    )
    rows = (
        (
            *(area.number, measure.id, measure.title, measure.unit, comparator.name),
            *(point.date, point.value, point.note),
            *(*_source(comparator.source, edition), *_revised(point), *_marks(point)),
        )
        for area in edition.record.areas
        for measure in area.measures
        for comparator in measure.comparators
        for point in comparator.points
    )
    return table(columns, rows)


def _marks(point: Point) -> tuple[str, str, str]:
    """Whether a value is provisional, withheld, and counted in another way than those before."""
    return (
        "yes" if point.is_provisional else "no",
        "yes" if point.is_withheld else "no",
        "yes" if point.is_break else "no",
    )


def actions(edition: Edition) -> Table:
    """One row per action, by area; whether it is overdue, or not confirmed since, is as at the day of the build."""
    columns = (
        "area id text due status owner done overdue evidence evidence_url moved "
        "reported unconfirmed checked checked_by checked_how reports"
    )
    return table(columns, (_action(action, area, edition) for area in edition.record.areas for action in area.actions))


def _action(action: Action, area: Area, edition: Edition) -> tuple[Cell, ...]:
    """An action's row; its evidence is a document's title or an update's name, which is left out until it is public."""
    update = edition.record.update_by_name.get(action.evidence_update)
    evidence = (update.name, edition.site_url + update.address) if update else _source(action.evidence, edition)
    checked = action.checked
    return (
        area.number,
        action.id,
        action.text,
        action.due,
        action.state.value if action.state else "",
        action.owner,
        action.done_on,
        _yes(action.is_overdue(edition.today)),
        *evidence,
        _moved(action.moved),
        action.reported,
        _yes(edition.is_unconfirmed(action)),
        *((checked.date, checked.by, checked.how) if checked else ("", "", "")),
        _list(f"{one.date} {one.status}{f' ({one.note})' if one.note else ''}" for one in action.reports),
    )


def promises(edition: Edition) -> Table:
    """One row per promise, most recent first, with its outcome as at the day of the build."""
    columns = (
        "id text due due_text made_in made_on standing standing_words kept_by by nature moved url partly_kept_by "
        "days_overdue outcome outcome_date outcome_why outcome_source outcome_source_url"
    )
    return table(columns, (_promise(entry, edition) for entry in edition.promises))


def _promise(entry: TrackedPromise, edition: Edition) -> tuple[Cell, ...]:
    promise, made_in = entry.promise, entry.made_in
    kept_by = _list(update.name for update in entry.kept_by)
    origin = (made_in.name, made_in.date)
    standing = (entry.standing.value, edition.messages.plain(entry.words))
    firm = (promise.by, promise.nature.value)
    return (
        promise.id,
        promise.text,
        promise.due,
        promise.due_text,
        *origin,
        *standing,
        kept_by,
        *firm,
        _moved(promise.moved),
        edition.site_url + promise.address,
        _list(update.name for update in entry.partly_by),
        entry.days_overdue(edition.today),
        *_outcome(promise.outcome, edition),
    )


def _outcome(outcome: Ending | None, edition: Edition) -> tuple[Cell, ...]:
    """What became of a promise, as its author says, when, why, and where that can be read; all "" if nothing is said."""
    if outcome is None:
        return ("",) * 5
    return (outcome.state.value, outcome.date, outcome.why, *_source(outcome.source, edition))


def voice(edition: Edition) -> Table:
    """One row per thing that people said, in the order of the file, with what came of it as at the day of the build."""
    columns = (
        "id date group said state state_words did why by_when overdue told_on days_least days_most areas "
        "source source_url young_people page"
    )
    return table(columns, (_voice(one, edition) for one in edition.record.voices))


def _voice(one: Voice, edition: Edition) -> tuple[Cell, ...]:
    after, young = one.answered_after, one.young_people
    return (
        *(one.id, one.date, one.group, one.said, one.state.value, edition.messages.plain(f"voice_state.{one.state}")),
        *(one.did, one.why, one.by_when, _yes(one.is_overdue(edition.today)), one.told_on),
        *((after.least, after.most) if after else ("", "")),
        *(_list(one.areas), *_source(one.source, edition), young.said if young else ""),
        f"{edition.site_url}you-said/#{one.anchor}",
    )


def documents(edition: Edition) -> Table:
    """One row per mention of a document, with the council's response to it and the update or area that names it; each
    source of an area's own parts, or of the data files, once.

    `page` leads to the list of all documents, where each appears once."""
    columns = "title publisher date url response_title response_url response update area id held is_source page archived used_for"
    return table(columns, (_document(entry, edition) for entry in edition.record.mentioned_documents))


def _document(entry: NamedDocument, edition: Edition) -> tuple[Cell, ...]:
    document = entry.document
    return (
        *(document.title, document.publisher, document.date, document.address(edition.site_url)),
        *(*_source(document.response, edition), response_words(document)),
        *(entry.update.name if entry.update else "", entry.area.number if entry.area else ""),
        *(document.id, _yes(document.held), _yes(entry.is_source if entry.owner else None)),
        *(f"{edition.site_url}documents/#{entry.anchor}", document.archived),
        _list(f"{use.kind.value} {edition.site_url}{use.address}" for use in entry.uses),
    )


def quotes(edition: Edition) -> Table:
    """One row per quote, by update, newest first; a withdrawn update has none."""
    columns = "update date text name role organisation elected page"
    rows = (
        (
            *(update.name, update.date, quote.text, quote.name, quote.role, quote.organisation),
            *(_yes(quote.elected), edition.site_url + update.address),
        )
        for update in edition.record.shown
        for quote in update.quotes
    )
    return table(columns, rows)


def diary(edition: Edition) -> Table:
    """One row per diary date, past and to come, by update, newest first; a withdrawn update has none."""
    rows = (
        (date.date, date.title, date.note, date.url, update.name, edition.site_url + update.address)
        for update in edition.record.shown
        for date in update.diary
    )
    return table("date title note url update page", rows)


def _yes(value: bool | None) -> str:
    """ "yes" or "no"; "" if nobody says."""
    return "" if value is None else "yes" if value else "no"


def _source(document: Document | None, edition: Edition) -> tuple[str, str]:
    """Title and address of a document; both "" if there is none."""
    return (document.title, document.address(edition.site_url)) if document else ("", "")


def _moved(moves: Iterable[Move]) -> str:
    """What a due date or a target was before, oldest first."""
    return _list(
        f"{move.was} until {move.date}: {move.why}{f' (agreed by {move.agreed_by})' if move.agreed_by else ''}"
        for move in moves
    )


def _revised(point: Point) -> tuple[Cell, ...]:
    """When a value was revised last, what it was before, and why; all "" if it never was."""
    revised = point.revised
    return (revised.date, revised.was, revised.why) if revised else ("", "", "")


def _list(items: Iterable[object]) -> str:
    """Several values in one cell."""
    return "; ".join(map(str, items))
