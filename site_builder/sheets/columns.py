"""The sheets of a workbook and their columns, declared once: what each holds, and whether people may fill it in.

`rows.py` gives the values that the record has for them, `workbook.py` writes them, `cell_values.py` reads by their forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from site_builder.edition import Edition
from site_builder.record.actions import Status
from site_builder.record.forms import Date, Number, Text, Word, YesOrNo
from site_builder.record.measures import Better
from site_builder.record.promises import End, Nature
from site_builder.record.ratings import MEANS_LENGTH, Delivery, Impact

Form = Text | Date | Number | Word | YesOrNo
"""What a cell can hold."""


TEXT = Text()


class Part(StrEnum):
    """What a column is for."""

    KEY = "key"
    """Says which thing a row is about; locked, but to be typed in a new row."""
    SHOWN = "shown"
    """Shown for orientation, and locked."""
    FACT = "fact"
    """A value of the record, which may be changed."""
    NEW = "new"
    """Empty in every workbook that is made: what is typed there is added to the record."""
    WHY = "why"
    """Empty as well: why a value of the record was changed, where that must be said."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    key: str
    heading: str
    form: Form = TEXT
    part: Part = Part.FACT
    width: int = 16
    """In characters."""
    is_needed: bool = False
    """Whether a row with something new needs it."""

    @property
    def is_locked(self) -> bool:
        """Whether it is grey, and protected."""
        return self.part in (Part.KEY, Part.SHOWN)


@dataclass(frozen=True)
class Sheet:
    """One sheet."""

    name: str
    """On its tab, and in the addresses of findings."""
    kind: str
    """The kind of its things, as in the names of facts."""
    about: str
    """What people do here, in a sentence or two."""
    columns: tuple[Column, ...]
    is_past: bool = False
    """Whether it shows what was recorded before: none of it is changed from a workbook."""
    empty_rows: int = 0
    """How many rows below the others people may fill in."""

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Its columns by their keys, in order."""
        return {column.key: column for column in self.columns}

    def of(self, *parts: Part) -> tuple[Column, ...]:
        """Its columns for some purposes."""
        return tuple(column for column in self.columns if column.part in parts)


_DATE, _DUE = Date(), Date(year=True, interval=True)
_AREA = Column("area", "Area number", Number(), Part.KEY, 9)
_AREA_TITLE = Column("area_title", "Area", TEXT, Part.SHOWN, 26)
_WHY = Column("moved_why", "Why the date moved (because …)", TEXT, Part.WHY, 30)
_AGREED = Column("moved_agreed_by", "Who agreed to that", TEXT, Part.WHY, 20)

AREAS = Sheet(
    "Areas",
    "area",
    "One row for each area of the plan. Change a white cell to change what the area says. Ratings go on the next sheet.",
    (
        _AREA,
        Column("title", "What the area is called", TEXT, width=36),
        Column("project", "Project", TEXT, width=26),
        Column("lead", "Who leads on it (a role)", TEXT, width=26),
        Column("reviewed", "Summary last compared with the plan", Date(), width=20),
        Column("rated", "Last rated", _DATE, Part.SHOWN, 18),
        Column("last_delivery", "{delivery}", Word(Delivery), Part.SHOWN, 22),
        Column("last_impact", "{impact}", Word(Impact), Part.SHOWN, 22),
    ),
)
RATINGS = Sheet(
    "Ratings",
    "rate",
    "One row for each open area. Fill in the white cells to add a rating; leave them empty where there is none.",
    (
        _AREA,
        _AREA_TITLE,
        Column("rated", "Last rated", _DATE, Part.SHOWN, 18),
        Column("last_delivery", "Last: {delivery}", Word(Delivery), Part.SHOWN, 20),
        Column("last_impact", "Last: {impact}", Word(Impact), Part.SHOWN, 20),
        Column("date", "New rating: date", _DATE, Part.NEW, 18, True),
        Column("delivery", "New: {delivery}", Word(Delivery), Part.NEW, 22, True),
        Column("impact", "New: {impact}", Word(Impact), Part.NEW, 22, True),
        Column("reason", "New: reason", TEXT, Part.NEW, 44, True),
        Column("source", "New: where it comes from", TEXT, Part.NEW, 26),
        Column("by", "New: who gave it (empty: the service itself)", TEXT, Part.NEW, 22),
        Column("means", "New: what it means for families", Text(at_most=MEANS_LENGTH), Part.NEW, 34),
        Column("young_people", "New: reason in a child’s words", TEXT, Part.NEW, 34),
    ),
    empty_rows=20,
)
ACTIONS = Sheet(
    "Actions",
    "action",
    "One row for each action. To report on it, fill in the three cells that begin with “New”. A white cell with words in it can be changed as well.",
    (
        _AREA,
        Column("id", "Action’s name", TEXT, Part.KEY, 18),
        Column("text", "What will be done", TEXT, width=44),
        Column("owner", "Whose task it is (a role)", TEXT, width=22),
        Column("due", "Due", _DATE, width=18),
        Column("last_status", "Last status", Word(Status), Part.SHOWN, 14),
        Column("last_date", "Last reported", _DATE, Part.SHOWN, 18),
        Column("date", "New report: date", _DATE, Part.NEW, 18, True),
        Column("status", "New: status", Word(Status), Part.NEW, 16, True),
        Column("note", "New: note", TEXT, Part.NEW, 40),
        Column("done", "Done on", _DATE, width=18),
        _WHY,
        _AGREED,
    ),
    empty_rows=30,
)
MEASURES = Sheet(
    "Measures",
    "measure",
    "One row for each measure. To add a figure, fill in its date and the figure. A white cell with words in it can be changed as well.",
    (
        _AREA,
        Column("id", "Measure’s name", TEXT, Part.KEY, 18),
        Column("title", "What is measured", TEXT, width=38),
        Column("unit", "What is counted", TEXT, width=16),
        Column("last_date", "Last figure: date", _DATE, Part.SHOWN, 18),
        Column("last_value", "Last figure", Number(), Part.SHOWN, 12),
        Column("date", "New figure: date", _DATE, Part.NEW, 18, True),
        Column("value", "New figure", Number(), Part.NEW, 12),
        Column("note", "New: note", TEXT, Part.NEW, 32),
        Column("provisional", "New: may it still change?", YesOrNo(), Part.NEW, 14),
        Column("withheld", "New: is it not published?", YesOrNo(), Part.NEW, 14),
        Column("better", "Which way is better", Word(Better), width=18),
        Column("target", "Target", TEXT, width=14),
        Column("judged_by", "What counts as better", TEXT, width=30),
        replace(_WHY, heading="Why the target moved (because …)"),
        _AGREED,
    ),
    empty_rows=20,
)
PROMISES = Sheet(
    "Promises",
    "promise",
    "One row for each promise that is public. Say here what became of it if it was not simply kept; that it was kept, an update shows.",
    (
        Column("id", "Promise’s name", TEXT, Part.KEY, 20),
        Column("made_in", "Made in the update", TEXT, Part.SHOWN, 26),
        Column("text", "What was promised", TEXT, width=44),
        Column("due", "Due", _DUE, width=18),
        Column("due_text", "Due, in words", TEXT, width=20),
        Column("by", "Whose promise (empty: the council’s)", TEXT, width=22),
        Column("nature", "How firm it is", Word(Nature), width=14),
        Column("standing", "Where it stands", TEXT, Part.SHOWN, 26),
        Column("outcome", "What became of it", Word(End), width=18),
        Column("outcome_date", "When that was decided", _DATE, width=18),
        Column("outcome_why", "Why", TEXT, width=36),
        _WHY,
        _AGREED,
    ),
)
PAST_RATINGS = Sheet(
    "Past ratings",
    "rating",
    "Every rating in the record, to look at. Nothing is changed from here: a published rating is corrected in its file.",
    (
        _AREA,
        _AREA_TITLE,
        Column("date", "Date", _DATE, Part.SHOWN, 18),
        Column("delivery", "{delivery}", Word(Delivery), Part.SHOWN, 22),
        Column("impact", "{impact}", Word(Impact), Part.SHOWN, 22),
        Column("reason", "Reason", TEXT, Part.SHOWN, 44),
        Column("source", "Where it comes from", TEXT, Part.SHOWN, 26),
        Column("by", "Who gave it (empty: the service itself)", TEXT, Part.SHOWN, 22),
        Column("means", "What it means for families", TEXT, Part.SHOWN, 34),
        Column("young_people", "Reason in a child’s words", TEXT, Part.SHOWN, 34),
    ),
    is_past=True,
)
PAST_REPORTS = Sheet(
    "Past reports",
    "report",
    "Every report on an action in the record, to look at. Nothing is changed from here.",
    (
        _AREA,
        Column("id", "Action’s name", TEXT, Part.SHOWN, 18),
        Column("date", "Date", _DATE, Part.SHOWN, 18),
        Column("status", "Status", Word(Status), Part.SHOWN, 16),
        Column("note", "Note", TEXT, Part.SHOWN, 50),
    ),
    is_past=True,
)
PAST_FIGURES = Sheet(
    "Past figures",
    "point",
    "Every figure of a measure in the record, to look at. Nothing is changed from here: a published figure is revised in its file, which says what it was before and why.",
    (
        _AREA,
        Column("id", "Measure’s name", TEXT, Part.SHOWN, 18),
        Column("title", "What is measured", TEXT, Part.SHOWN, 38),
        Column("date", "Date", _DATE, Part.SHOWN, 18),
        Column("value", "Figure", Number(), Part.SHOWN, 12),
        Column("note", "Note", TEXT, Part.SHOWN, 40),
        Column("provisional", "May it still change?", YesOrNo(), Part.SHOWN, 14),
        Column("withheld", "Is it not published?", YesOrNo(), Part.SHOWN, 14),
    ),
    is_past=True,
)
SHEETS = (AREAS, RATINGS, ACTIONS, MEASURES, PROMISES, PAST_RATINGS, PAST_REPORTS, PAST_FIGURES)


def named(edition: Edition) -> tuple[Sheet, ...]:
    """The sheets, with the questions that ratings answer in the headings as the council's site asks them."""
    asks = {half: edition.messages.plain(f"asks.{half}") for half in ("delivery", "impact")}
    return tuple(
        replace(sheet, columns=tuple(replace(one, heading=one.heading.format(**asks)) for one in sheet.columns))
        for sheet in SHEETS
    )
