"""What people typed in a cell, as the value that a file would have: strictly, and in words where it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from site_builder.codes import Code
from site_builder.problems import listed, nearest, quoted
from site_builder.record.dates import read_span
from site_builder.record.forms import Date, Number, Text, Word, YesOrNo
from site_builder.sheets.cells import Cell, digits
from site_builder.sheets.columns import Column
from site_builder.sheets.words import YES_OR_NO, Vocabulary

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_NEARLY_NUMBER = re.compile(r"[£$€]?\s*[+-]?[0-9][0-9,\s]*(?:\.[0-9]+)?\s*%?")
_OTHER_DATE = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, as dates after February 1900 count."""
_LEAP = date(1900, 3, 1)
"""Before it spreadsheets count one day less, for they have a 29 February 1900."""
FIRST_YEAR = 1950
"""An earlier day in a cell is what a spreadsheet makes of a year or a number."""
_TODAY = "type a day such as 30/11/2026 or, for a month, '2026-11 with the apostrophe"


class CellError(Exception):
    """Why a cell cannot be read."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class CellValue:
    """A value as its file would have it, and what the reader should know about how it was understood."""

    value: str
    note: str = ""
    warning: str = ""


def value_of(cell: Cell, column: Column, words: Vocabulary | None) -> CellValue:
    """The value of a cell, "" for an empty one. CellError for what the column cannot hold."""
    if cell.value is None or cell.raw == "":
        return CellValue("")
    match column.form:
        case Date():
            return _date(cell, column.form)
        case Number():
            return CellValue(_number(cell))
        case Word() | YesOrNo():
            return _word(cell, words) if words else CellValue(cell.raw)
        case Text():
            return CellValue(_text(cell, column.form))


def _what(cell: Cell) -> str:
    return quoted(cell.raw)


def _text(cell: Cell, form: Text) -> str:
    if isinstance(cell.value, datetime | date | time | timedelta):
        message = f"The spreadsheet has made the date {_what(cell)} of what was typed; type it again with an apostrophe in front, such as '1/2."
        raise CellError(Code.CELL, message)
    if isinstance(cell.value, bool):
        raise CellError(Code.CELL, f"The spreadsheet has made {_what(cell)} of what was typed; type words.")
    if isinstance(cell.value, int | float) and "%" in cell.number_format:
        raise CellError(Code.CELL, _percent(cell.value))
    if form.at_most and len(cell.raw) > form.at_most:
        message = f"This has {len(cell.raw)} characters; shorten it to at most {form.at_most}."
        raise CellError(Code.TOO_LONG, message)
    return cell.raw


def _percent(value: float) -> str:
    exact = Decimal(repr(value))
    return f"This is a percentage: the cell shows {(exact * 100).normalize():f} %, and holds {exact:f}. Set the format of the cell to a plain number, and type the figure as it is to be published."


def _number(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, datetime | date | time | timedelta):
        message = f"This is a date, {_what(cell)}, where a figure belongs; set the format of the cell to a plain number and type the figure again."
        raise CellError(Code.NUMBER, message)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _number_in_text(cell)
    if "%" in cell.number_format:
        raise CellError(Code.CELL, _percent(value))
    shown = digits(value, cell.number_format)
    match = re.search(r"[0#](?:\.(0+))?", cell.number_format.partition(";")[0])
    rounded = f"{Decimal(repr(value)):.{len(match.group(1) or '')}f}" if match else shown
    if Decimal(rounded) != Decimal(repr(value)):
        message = f"The cell shows {rounded} and holds {shown}; type the figure as it is to be published."
        raise CellError(Code.NUMBER, message)
    if not _NUMBER.fullmatch(shown):
        raise CellError(Code.NUMBER, f"{quoted(shown)} is not a figure that can be published; type it in digits.")
    return shown


def _number_in_text(cell: Cell) -> str:
    if _NUMBER.fullmatch(cell.raw):
        if cell.is_plain:
            return cell.raw
        message = f"{_what(cell)} is a number that was typed as text; set the format of the cell to a plain number and type it again."
        raise CellError(Code.NUMBER, message)
    if _NEARLY_NUMBER.fullmatch(cell.raw):
        message = f"{_what(cell)} is not a plain number; type digits only, such as 12 or 4.5, without a unit, commas or spaces."
        raise CellError(Code.NUMBER, message)
    message = f"{_what(cell)} is not a number; type digits, such as 12 or 4.5. For a figure that is not published, leave this cell empty, say so in “is it not published?” and say why in the note."
    raise CellError(Code.NUMBER, message)


def _date(cell: Cell, form: Date) -> CellValue:
    value = cell.value
    if isinstance(value, datetime):
        return _day(cell, value)
    if isinstance(value, time | timedelta):
        raise CellError(Code.DATE, f"This is a time, {_what(cell)}, where a date belongs; {_TODAY}.")
    if isinstance(value, bool):
        raise CellError(Code.DATE, f"{_what(cell)} is not a date; {_TODAY}.")
    if isinstance(value, int | float):
        raise CellError(Code.DATE, _counted(value))
    return CellValue(_date_in_text(cell.raw, form))


def _day(cell: Cell, value: datetime) -> CellValue:
    if value.year < FIRST_YEAR:
        number = (value.date() - _EPOCH).days - (value.date() < _LEAP)
        message = f"The cell holds {_what(cell)}, which a spreadsheet makes of the number {number}; {_TODAY}."
        raise CellError(Code.DATE, message)
    if value.time() != time():
        raise CellError(Code.DATE, f"{_what(cell)} has an hour; type the day alone.")
    if not re.search(r"d", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", cell.number_format), re.IGNORECASE):
        month = value.strftime("%Y-%m")
        message = f"The cell shows a month and holds the day {value.date()}; type '{month} with the apostrophe for the month, or the day itself."
        raise CellError(Code.DATE, message)
    if value.day == 1:
        month = value.strftime("%Y-%m")
        return CellValue(
            cell.raw,
            warning=f"This is the day {cell.raw}; if only the month is known, type '{month} with the apostrophe.",
        )
    return CellValue(cell.raw)


def _counted(value: float) -> str:
    number = digits(value, "General")
    try:
        day = _EPOCH + timedelta(days=int(value))
    except OverflowError:
        return f"{quoted(number)} is not a date; {_TODAY}."
    if day.year >= FIRST_YEAR:
        return f"{quoted(number)} is a number, by which spreadsheets mean the day {day}; set the format of the cell to a date, or {_TODAY}."
    return f"{quoted(number)} is a number, not a date; {_TODAY}."


def _date_in_text(raw: str, form: Date) -> str:
    try:
        return str(read_span(raw, loose=form.year, stretch=form.interval))
    except ValueError as error:
        why = str(error)
    if (match := _OTHER_DATE.fullmatch(raw)) and int(match.group(2)) <= 12:
        day, month, year = match.groups()
        doubt = ": nobody can know whether day or month comes first" if int(day) <= 12 else ""
        message = f"{quoted(raw)} is text, not a date{doubt}. Type it as {year}-{int(month):02}-{int(day):02} if that is what is meant."
        raise CellError(Code.DATE, message)
    raise CellError(Code.DATE, f"The date {quoted(raw)} cannot be read{why}; {_TODAY}.")


def _word(cell: Cell, words: Vocabulary) -> CellValue:
    raw = cell.raw
    if isinstance(cell.value, bool):  # of a column that asks for yes or no
        raw = {"true": "Yes", "false": "No"}.get(raw.casefold(), raw) if "true" in words.words else raw
    code = words.exact(str(cell.value)) or words.code(raw)
    if not code:
        allowed = list(words.words.values())
        meant = nearest(raw, allowed)
        guess = f"; did you mean {quoted(meant)}?" if meant else "."
        mapped = "; your web team can map other words in 'sheet_words' of mkdocs.yml" if words.may_be_mapped else ""
        message = f"{quoted(raw)} is not a word of this column{guess} Use {listed(map(quoted, allowed))}{mapped}."
        raise CellError(Code.UNKNOWN_WORD, message)
    is_exact = str(cell.value) in (code, words.word(code)) or words is YES_OR_NO
    return CellValue(
        code, note="" if is_exact else f"{quoted(str(cell.value))} was read as {quoted(words.word(code))}."
    )
