"""The rows of a CSV file as rows of the sheets: only cells that say something else than the site's file have a say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from site_builder.codes import Code
from site_builder.data.tables import Table as Published
from site_builder.data.tables import safe
from site_builder.problems import quoted
from site_builder.record.names import slug
from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import ACTIONS, AREAS, MEASURES, PAST_FIGURES, PAST_RATINGS, PROMISES, RATINGS, Sheet
from site_builder.sheets.csv_dates import Rewritten, rewritten
from site_builder.sheets.findings import Address, Remarks
from site_builder.sheets.identity import Shown
from site_builder.sheets.rows import rating_key
from site_builder.sheets.table import Table, TypedRow

_WHY = {"moved_why": "moved_why", "moved_agreed_by": "moved_agreed_by"}
_FACTS: dict[str, tuple[Sheet, dict[str, str]]] = {
    "areas": (AREAS, {key: key for key in ("area", "title", "project", "lead", "reviewed")}),
    "actions": (ACTIONS, {key: key for key in ("area", "id", "text", "owner", "due", "done")} | _WHY),
    "promises": (
        PROMISES,
        {
            key: key
            for key in ("id", "text", "due", "due_text", "by", "nature", "outcome", "outcome_date", "outcome_why")
        }
        | _WHY,
    ),
}
"""For tables with a row per thing: the sheet, and the column of the sheet for each column that may be changed."""
_REPORT = {"reported": "date", "status": "status", "note": "note"}
_SERIES: dict[str, tuple[Sheet, Sheet, dict[str, str]]] = {
    "ratings": (
        PAST_RATINGS,
        RATINGS,
        {key: key for key in ("area", "date", "delivery", "impact", "reason", "source", "by", "means", "young_people")},
    ),
    "measures": (
        PAST_FIGURES,
        MEASURES,
        {"area": "area", "measure": "id"} | {key: key for key in ("date", "value", "note", "provisional", "withheld")},
    ),
}
"""For tables with a row per rating or figure: the sheet of those that are there, that of new ones, and the columns."""
_WORKED_OUT = {
    *("url", "overdue", "unconfirmed", "days_overdue", "standing", "standing_words", "is_latest", "flags", "kept_by"),
    *("partly_kept_by", "followed_by", "evidence_url", "source_url", "outcome_source_url"),
}
"""Columns that the site works out, partly by the day: what they say is nobody's to type."""
_SHOWN_WITH_NEW = {"area_title", "title", "unit", "better", "target", "judged_by", "baseline", "baseline_date", "moved"}
"""What a new row may repeat from those above it."""
_DATES = {"date", "due", "reported", "done", "reviewed", "opened", "closed", "checked", "revised", "outcome_date"} | {
    "made_on",
    "baseline_date",
}


def rows_of(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], made: Published, shown: Shown, remarks: Remarks
) -> tuple[Table, ...]:
    """The tables that a file of this name is about; `made` is the site's own file as it is now."""
    file = _File(name, tuple(columns), rows, made, shown, remarks)
    file.tell_columns()
    return file.things() if name in _FACTS else file.series()


@dataclass(frozen=True)
class _File:
    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    made: Published
    shown: Shown
    remarks: Remarks

    @cached_property
    def _now(self) -> dict[str, dict[str, str]]:
        """The site's own rows by their keys."""
        return {
            self._key(said): said for row in self.made.rows for said in [dict(zip(self.made.columns, row, strict=True))]
        }

    @cached_property
    def _dates(self) -> Rewritten:
        known = {said[column] for said in self._now.values() for column in _DATES & set(said)} - {""}
        typed = [
            one.strip() for row in self.rows for column, one in zip(self.columns, row, strict=False) if column in _DATES
        ]
        found = rewritten(typed, known)
        if found != Rewritten():
            order = (
                ""
                if found.day_first is None
                else f" Days were read as {'day/month/year' if found.day_first else 'month/day/year'}, as those that the record has show."
            )
            message = f"A spreadsheet program has rewritten the dates of this file.{order} Look at the dates below."
            self.remarks.note(Address(), Code.DATE, message)
        return found

    def tell_columns(self) -> None:
        """Says which columns are not read at all."""
        known = {*self.made.columns, *_WHY, *(["note"] if self.name == "actions" else []), "young_people"}
        for number, column in enumerate(self.columns, 1):
            if column not in known and any(len(row) >= number and row[number - 1].strip() for row in self.rows):
                message = f"{quoted(column)} is not a column of {self.name}.csv; nothing in it is read."
                self.remarks.warn(Address("", 1, number), Code.SHEET, message)

    def _key(self, said: Mapping[str, str]) -> str:
        """The key of the row of the record."""
        get = {key: said.get(key, "") for key in ("area", "id", "measure", "date", "by")}
        if self.name == "ratings":
            return rating_key(get["area"], get["date"], slug(get["by"]) if get["by"] else "")
        if self.name == "measures":
            return f"point/{get['area']}/{get['measure']}/{get['date']}"
        kind = _FACTS[self.name][0].kind
        return "/".join([kind, *(get[key] for key in ("area", "id") if key in self.made.columns)])

    def _typed(self) -> Iterator[tuple[Address, dict[str, Cell]]]:
        """Each row that is not empty, with its cells by the columns of the file."""
        for number, row in enumerate(self.rows, 2):
            if not any(one.strip() for one in row):
                continue
            at = Address("", number)
            if len(row) > len(self.columns):
                message = f"This row has {len(row)} cells and the first one {len(self.columns)}; a cell with a comma in it needs quotation marks around it."
                self.remarks.error(at, Code.SHEET, message)
                continue
            cells = zip(self.columns, row, strict=False)
            yield at, {key: self._cell(at.at(place), key, one) for place, (key, one) in enumerate(cells, 1)}

    def _cell(self, at: Address, column: str, typed: str) -> Cell:
        value = unsafe(typed)
        value = self._dates.read(value.strip()) if column in _DATES else value
        return Cell(at, value or None, is_plain=True)

    def _changed(self, cells: Mapping[str, Cell], now: Mapping[str, str]) -> dict[str, Cell]:
        """The cells that say something else than the site's own file."""
        return {key: cell for key, cell in cells.items() if not _is_same(cell.raw, now.get(key, ""))}

    def things(self) -> tuple[Table, ...]:
        """For a table with a row per thing."""
        sheet, mapped = _FACTS[self.name]
        found: list[TypedRow] = []
        for at, cells in self._typed():
            now = self._now.get(self._key({key: cell.raw for key, cell in cells.items()}))
            changed = cells if now is None else self._changed(cells, now)
            keys = {key for key in ("area", "id") if key in sheet.by_key}
            taken = {
                mapped[key]: cell for key, cell in cells.items() if key in mapped and (key in keys or key in changed)
            }
            rest = {key: cell for key, cell in changed.items() if key not in mapped}
            if self.name == "actions" and rest.keys() & _REPORT.keys():
                taken |= self._report(cells, is_new=now is None)
                rest = {key: cell for key, cell in rest.items() if key not in _REPORT}
            self._refuse(rest, is_new=now is None)
            found.append(TypedRow(at, taken))
        return (Table(sheet, Address(), tuple(found), is_exact=True, exported=frozenset(self._now)),)

    def _report(self, cells: Mapping[str, Cell], *, is_new: bool) -> dict[str, Cell]:
        """What the row says was reported; that it was emptied is an error."""
        said = {_REPORT[key]: cell for key, cell in cells.items() if key in _REPORT}
        if not is_new and not any(cell.raw for cell in said.values()):
            message = (
                "What was reported is never deleted from a file; type it again, or report what holds now with its date."
            )
            self.remarks.error(next(iter(said.values())).at, Code.PAST, message)
        return said

    def series(self) -> tuple[Table, ...]:
        """For a table with a row per rating or figure."""
        past, new, mapped = _SERIES[self.name]
        there: list[TypedRow] = []
        added: list[TypedRow] = []
        for at, cells in self._typed():
            key = self._key({key: cell.raw for key, cell in cells.items()})
            now = self._now.get(key)
            changed = cells if now is None else self._changed(cells, now)
            self._refuse({one: cell for one, cell in changed.items() if one not in mapped}, is_new=now is None)
            taken = {mapped[one]: cell for one, cell in cells.items() if one in mapped}
            if now is None:
                added.append(TypedRow(at, _with_words(taken, cells)))
            else:
                kept = {mapped[one]: changed[one] for one in mapped if one in changed}
                there.append(TypedRow(at, kept, key, {"": key}))
        self._refuse_moved({row.key for row in there}, added)
        known = frozenset(self._now)
        return (Table(past, Address(), tuple(there), exported=known), Table(new, Address(), tuple(added)))

    def _refuse(self, changed: Mapping[str, Cell], *, is_new: bool) -> None:
        """What was typed in a column that is not taken over."""
        for column, cell in changed.items():
            if column not in self.made.columns or column in _WORKED_OUT or column.endswith("_words"):
                continue
            if is_new:
                if cell.raw and column not in _SHOWN_WITH_NEW and column != "made_on":
                    self.remarks.warn(cell.at, Code.SHEET, f"{quoted(column)} of a new row is not read.")
                continue
            what = "empty" if not cell.raw else quoted(cell.raw)
            message = f"{quoted(column)} cannot be changed from {self.name}.csv, and is {what} here; change it in its file or, if it is a white cell there, in the workbook."
            self.remarks.error(cell.at, Code.CELL, message)

    def _refuse_moved(self, there: set[str], added: Sequence[TypedRow]) -> None:
        """A row of which only the date was retyped is not another rating or figure."""
        telling = (
            ("area", "delivery", "impact", "reason", "by")
            if self.name == "ratings"
            else ("area", "measure", "value", "note")
        )
        mapped = _SERIES[self.name][2]
        gone = {tuple(said[one] for one in telling): said for key, said in self._now.items() if key not in there}
        for row in added if there else ():
            same = gone.get(tuple(row.cells[mapped[one]].raw if mapped[one] in row.cells else "" for one in telling))
            if same:
                message = f"This row is that of {same['date']} but for its date, and there is no such row any more. What was recorded is never replaced from a file: type the old date again, or change it in its file with a correction."
                self.remarks.error(row.cells["date"].at, Code.PAST, message)


def unsafe(typed: str) -> str:
    """A cell without the apostrophe that the site puts before what a spreadsheet might run as a formula."""
    return typed[1:] if typed.startswith("'") and safe(typed[1:]) == typed else typed


def _with_words(taken: dict[str, Cell], cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """A new rating may be typed in the site's words instead of the codes."""
    for half in ("delivery", "impact"):
        words = cells.get(f"{half}_words")
        if half in taken and not taken[half].raw and words and words.raw:
            taken[half] = words
    return taken


def _is_same(typed: str, now: str) -> bool:
    if typed == now.replace("\r\n", "\n").strip():
        return True
    try:
        return Decimal(typed) == Decimal(now)
    except InvalidOperation:
        return False
