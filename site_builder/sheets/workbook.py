"""The record as an Excel workbook for the programme office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from site_builder.edition import Edition
from site_builder.record.forms import Date, Number
from site_builder.sheets.cells import is_precise
from site_builder.sheets.columns import Column, Part, Sheet, named
from site_builder.sheets.findings import letters
from site_builder.sheets.identity import FINGERPRINT, HIDDEN_SHEET, Shown
from site_builder.sheets.instructions import NAME, lines, title_of
from site_builder.sheets.reproducible import reproducible
from site_builder.sheets.rows import Row, rows
from site_builder.sheets.words import vocabulary

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, ABOUT, HEADINGS, FIRST = 1, 2, 3, 4
"""The rows of a sheet: its title, what to do in it, the headings, the first row of cells."""
FIXED = " (fixed)"
"""Ends the heading of a column that is locked."""
FONT, LINE = "Calibri", 15.0
"""The name of the font, and the height of a line in points."""
LISTS = "Lists"
"""The hidden sheet with the words of the drop-downs."""
_DAY_FORMAT, _TEXT_FORMAT = "d mmmm yyyy", "@"
_DATE_PROMPT = "A day, such as 30/11/2026. For a month alone, an apostrophe first: '2026-11"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = ("=", "+", "-", "@")
_GREY, _HEAD = "FFE7E9EB", "FF1F2937"


def workbook_of(edition: Edition) -> bytes:
    """The workbook of a record: what to do, a sheet for each kind of thing, and what was recorded before.

    Only what is public is in it. The same record on the same day gives the same bytes."""
    from openpyxl import Workbook

    public = edition.public().without_withdrawn_words()
    shown = Shown(public, rows(public), named(public))
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = public.council.name
    book.properties.title = f"{public.council.plan}: {public.today.isoformat()}"
    _what_to_do(book, public)
    lists = _lists(shown)
    for sheet in shown.sheets:
        _Writer(book.create_sheet(sheet.name), sheet, shown, lists).write()
    _hidden(book, shown, lists)
    whole = BytesIO()
    book.save(whole)
    return reproducible(whole.getvalue(), public.today)


def _what_to_do(book: Workbook, edition: Edition) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(NAME)
    sheet.column_dimensions["A"].width = 85
    sheet["A1"] = title_of(NAME, edition)
    sheet["A1"].font = Font(FONT, bold=True, size=16)
    for number, (heading, sentence) in enumerate(lines(edition), 3):
        cell = sheet.cell(number, 1)
        _put_text(cell, heading or sentence)
        cell.font = Font(FONT, bold=bool(heading), size=13 if heading else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="top", indent=0 if heading else 1)
        sheet.row_dimensions[number].height = (LINE + 8) if heading else LINE * _lines_of(sentence, 90)
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    _print_setup(sheet, is_wide=False)


def _lists(shown: Shown) -> dict[tuple[str, ...], str]:
    """The ranges of the hidden sheet that hold the words of each drop-down."""
    found: dict[tuple[str, ...], str] = {}
    for sheet in shown.sheets:
        for column in sheet.columns:
            words = vocabulary(column.form, shown.edition)
            if words and not column.is_locked:
                choices = tuple(words.words.values())
                letter = chr(ord("A") + len(found))
                found.setdefault(choices, f"'{LISTS}'!${letter}$1:${letter}${len(choices)}")
    return found


def _hidden(book: Workbook, shown: Shown, lists: dict[tuple[str, ...], str]) -> None:
    """The sheets that nobody needs to see: the words of the drop-downs, and what tells the record and its columns."""
    words = book.create_sheet(LISTS)
    for column, choices in enumerate(lists, 1):
        for row, word in enumerate(choices, 1):
            _put_text(words.cell(row, column), word)
    record = book.create_sheet(HIDDEN_SHEET)
    told = [["told", key, value] for key, value in shown.told.items()]
    told += [["column", sheet.name, one.key, one.heading] for sheet in shown.sheets for one in sheet.columns]
    told += [["row", sheet.name, row.key] for sheet in shown.sheets for row in shown.rows[sheet.kind]]
    for row, said in enumerate(told, 1):
        for column, value in enumerate(said, 1):
            _put_text(record.cell(row, column), value)
    words.sheet_state = record.sheet_state = "hidden"
    words.protection.sheet = record.protection.sheet = True


def _put_text(cell: Any, text: str) -> None:
    """Text stays text: no formula whatever it begins with, and no code that a spreadsheet would decode."""
    if not text:
        return
    cell.value = _ESCAPE.sub("_x005F_", text)
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True


def _print_setup(sheet: Worksheet, *, is_wide: bool = True) -> None:
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.paperSize = 8 if is_wide else 9  # A3 and A4 (ECMA-376, 18.3.1.63)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75, footer=0.3)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Page &P of &N"


class _Writer:
    """Writes one sheet."""

    def __init__(self, page: Worksheet, sheet: Sheet, shown: Shown, lists: dict[tuple[str, ...], str]) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        self._page, self._sheet, self._shown, self._lists = page, sheet, shown, lists
        self._rows = shown.rows[sheet.kind]
        self._wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left")
        self._figures = Alignment(vertical="top", horizontal="right")
        side = Side(style="thin", color="FF9AA0A6")
        self._border = Border(side, side, side, side)
        self._grey, self._dark = PatternFill("solid", _GREY), PatternFill("solid", _HEAD)
        self._bold, self._light = Font(FONT, bold=True, size=14), Font(FONT, bold=True, color="FFFFFFFF")
        self._open = Protection(locked=False)
        self._last = FIRST + len(self._rows) + sheet.empty_rows - 1

    def write(self) -> None:
        """The whole sheet."""
        page, sheet = self._page, self._sheet
        _put_text(page.cell(TITLE, 1), title_of(sheet.name, self._shown.edition))
        _put_text(page.cell(ABOUT, 1), sheet.about)
        page.cell(TITLE, 1).font = self._bold
        for number, column in enumerate(sheet.columns, 1):
            self._heading(number, column)
        for at, row in enumerate(self._rows, FIRST):
            self._row(at, row)
        for at in range(FIRST + len(self._rows), self._last + 1):
            self._empty_row(at)
        for number, column in enumerate(sheet.columns, 1):
            self._validate(number, column)
        self._finish()

    def _heading(self, number: int, column: Column) -> None:
        cell = self._page.cell(HEADINGS, number)
        _put_text(cell, f"{column.heading}{FIXED}" if column.is_locked else column.heading)
        cell.font, cell.fill, cell.border, cell.alignment = self._light, self._dark, self._border, self._wrapped
        self._page.column_dimensions[letters(number)].width = column.width
        self._grow(HEADINGS, cell.value, column)

    def _row(self, at: int, row: Row) -> None:
        for number, column in enumerate(self._sheet.columns, 1):
            cell = self._page.cell(at, number)
            self._put(cell, row.values.get(column.key, ""), column, row)
            self._style(cell, column, is_open=not column.is_locked)
            self._grow(at, cell.value, column)
        _put_text(self._page.cell(at, len(self._sheet.columns) + 1), self._shown.fingerprint(row, self._sheet))

    def _grow(self, at: int, words: object, column: Column) -> None:
        """Makes a row as high as its longest cell; programs that work out heights themselves replace it."""
        height = LINE * (_lines_of(words, column.width) if isinstance(words, str) else 1)
        row = self._page.row_dimensions[at]
        row.height = max(row.height or 0, height)

    def _empty_row(self, at: int) -> None:
        for number, column in enumerate(self._sheet.columns, 1):
            self._style(self._page.cell(at, number), column, is_open=column.part is not Part.SHOWN)

    def _style(self, cell: Any, column: Column, *, is_open: bool) -> None:
        cell.border = self._border
        is_figure = isinstance(column.form, Number) and column.part is not Part.KEY
        cell.alignment = self._figures if is_figure else self._wrapped
        if is_open:
            cell.protection = self._open
        else:
            cell.fill = self._grey
        if cell.number_format == "General" and not isinstance(column.form, Number):
            cell.number_format = _DAY_FORMAT if isinstance(column.form, Date) else _TEXT_FORMAT

    def _put(self, cell: Any, value: str, column: Column, row: Row) -> None:
        """A day is a date, a month stays text, a figure is a number where a spreadsheet keeps all its digits."""
        if isinstance(column.form, Date) and (day := _day(value)):
            cell.value, cell.number_format = day, _DAY_FORMAT
        elif isinstance(column.form, Number) and value and is_precise(value):
            decimals = len(value.partition(".")[2])
            cell.value = Decimal(value)
            cell.number_format = f"0.{'0' * decimals}" if decimals else "0"
        else:
            _put_text(cell, self._shown.cell(row, column))
            cell.number_format = _TEXT_FORMAT if value or not isinstance(column.form, Date) else _DAY_FORMAT

    def _validate(self, number: int, column: Column) -> None:
        """A drop-down for the words of a closed set."""
        from openpyxl.worksheet.datavalidation import DataValidation

        words = vocabulary(column.form, self._shown.edition)
        if column.is_locked or self._last < FIRST:
            return
        if not words:
            self._prompt(number, column)
            return
        choices = tuple(words.words.values())
        rule = DataValidation(type="list", formula1=self._lists[choices], allow_blank=True, errorStyle="warning")
        rule.errorTitle, rule.error = (
            "Not in the list",
            "Choose a word from the list, or one that your web team has mapped.",
        )
        self._add_rule(rule, number)

    def _prompt(self, number: int, column: Column) -> None:
        """What a new date looks like, shown where one is typed: a month alone would become a day."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if isinstance(column.form, Date) and column.part is Part.NEW:
            rule = DataValidation(allow_blank=True, promptTitle="A date", prompt=_DATE_PROMPT, showInputMessage=True)
            self._add_rule(rule, number)

    def _add_rule(self, rule: DataValidation, number: int) -> None:
        rule.add(f"{letters(number)}{FIRST}:{letters(number)}{self._last}")
        self._page.add_data_validation(rule)

    def _finish(self) -> None:
        page, last = self._page, len(self._sheet.columns)
        _put_text(page.cell(HEADINGS, last + 1), FINGERPRINT)
        page.column_dimensions[letters(last + 1)].hidden = True
        page.freeze_panes = f"{_first_free(self._sheet.columns)}{FIRST}"
        page.auto_filter.ref = f"A{HEADINGS}:{letters(last)}{max(self._last, HEADINGS)}"
        page.print_title_rows = f"{HEADINGS}:{HEADINGS}"
        page.print_area = f"A1:{letters(last)}{max(FIRST + len(self._rows) - 1, HEADINGS)}"
        protection = page.protection
        protection.sheet = True
        protection.autoFilter = protection.formatColumns = protection.formatRows = False  # allowed
        _print_setup(page)


def _lines_of(words: str, width: int) -> int:
    """In how many lines words are shown in a column, at most 12."""
    return min(sum(1 + len(line) // max(width - 2, 1) for line in words.split("\n")), 12)


def _first_free(columns: Sequence[Column]) -> str:
    """The first column that moves when one scrolls: those that say which thing a row is about stay."""
    keys = [number for number, column in enumerate(columns, 1) if column.part is Part.KEY]
    return letters(max(keys) + 1)


def _day(value: str) -> date | None:
    """The day that a value is; None for a month, a year, a period or nothing."""
    try:
        return date.fromisoformat(value) if len(value) == len("2026-11-30") else None
    except ValueError:
        return None
