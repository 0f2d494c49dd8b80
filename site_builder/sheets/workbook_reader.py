"""A workbook as it comes from people: opened without trusting it, each cell with what is wrong with it.

Nothing in it is run, nothing is fetched, and no part is read that holds no cells. openpyxl reads styles and texts, and each
sheet cell by cell; it is not let near what makes it work for every cell of a range (merged cells, links, pictures)."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zlib import error as ZlibError

from site_builder.problems import quoted
from site_builder.sheets.cells import Cell, Value
from site_builder.sheets.findings import Address, letters

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_SHEET = 150 * 1024 * 1024
LARGEST_PART = 30 * 1024 * 1024
MOST_PARTS, MOST_CELLS = 2000, 400_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELLS = rb"<(?:\w+:)?c(?=[\s/>])[^>]*"
_EMPTY_CELL = re.compile(_CELLS + rb"(?:/>|>\s*</(?:\w+:)?c>)")
_CELL = re.compile(_CELLS)
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row(?=\s)[^>]*\sr=[^>]*(?:/>|>\s*</(?:\w+:)?row>)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNDERSCORE, _REST = "\ufdd0", "\ufdd1"
"""Stand for `_x005F_`, which is an underscore, and for a further `x005F_`, which openpyxl would take out wherever it is."""
_COMMENTED = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)\s[^>]*?\bref=\"([A-Z]{1,3}[0-9]{1,7})\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(Type|Target|TargetMode)=\"([^\"]*)\"")


class UnreadableError(Exception):
    """Why a file cannot be read as a workbook, in words for the person who filled it in."""


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells that are not empty, by row and column from 1."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    """The ranges of merged cells."""
    is_hidden: bool = False


def read_workbook(raw: bytes) -> dict[str, Grid]:
    """The sheets of a workbook by their names, in order. UnreadableError for what is not a workbook, or not a safe one."""
    parts = _parts(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of openpyxl, about what it leaves out
        try:
            return dict(_grids(parts))
        except UnreadableError:
            raise
        except (MemoryError, RecursionError):
            raise UnreadableError("This workbook is too large; export a new one and fill that in.") from None
        except Exception as error:  # whatever a damaged or hostile file makes openpyxl stumble over
            message = "This workbook is damaged; open it in a spreadsheet program, save it again as .xlsx, or export a new one."
            raise UnreadableError(message) from error


def _parts(raw: bytes) -> dict[str, bytes]:
    """The parts of the file, with empty rows and cells left out of its sheets."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            "This is an old Excel file (.xls), or one with a password; save it as .xlsx, without one."
        )
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(
            f"This file has {len(raw):,} bytes; a filled-in workbook has far fewer. Export a new one."
        )
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ZlibError, OSError, ValueError):
        message = "This is not an Excel workbook (.xlsx), or it is damaged; save it again as .xlsx."
        raise UnreadableError(message) from None


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    too_large = UnreadableError(
        "This workbook unpacks to far more than it shows; delete empty rows and columns, or export a new one."
    )
    sizes = [entry.file_size for entry in entries if _is_wanted(entry.filename)]
    if len(entries) > MOST_PARTS or sum(sizes) > LARGEST_SHEET + LARGEST_PART:
        raise too_large
    found: dict[str, bytes] = {}
    for entry in entries:
        if not _is_wanted(entry.filename):
            continue
        is_sheet = _SHEET.fullmatch(entry.filename) is not None
        if entry.file_size > (LARGEST_SHEET if is_sheet else LARGEST_PART):
            raise too_large
        part = archive.read(entry)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part[:200]:
            raise UnreadableError("This workbook declares things that no spreadsheet program writes; export a new one.")
        found[entry.filename] = _kept(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))) if is_sheet else _kept(part)
    if sum(len(_CELL.findall(part)) for name, part in found.items() if _SHEET.fullmatch(name)) > MOST_CELLS:
        raise too_large
    return found


def _kept(part: bytes) -> bytes:
    """A part whose escaped underscores (ECMA-376, 22.9.2.19) openpyxl leaves alone."""
    return part.replace(b"_x005F_", _UNDERSCORE.encode()).replace(b"x005F_", _REST.encode())


def _is_wanted(name: str) -> bool:
    """Whether a part holds cells or is needed to read them: no pictures, charts, macros or other workbooks."""
    if name in ("[Content_Types].xml", "_rels/.rels"):
        return True
    return name.startswith("xl/") and not re.search(
        r"^xl/(?:media|drawings|charts|chartsheets|embeddings|externalLinks|ctrlProps|activeX|pivot\w*|printerSettings)/|\.bin$",
        name,
    )


def _grids(parts: dict[str, bytes]) -> Iterator[tuple[str, Grid]]:
    from openpyxl import load_workbook

    book: Any = load_workbook(BytesIO(_zipped(parts)), read_only=True, keep_links=False, rich_text=True)
    for sheet in book.worksheets:
        path = str(sheet._worksheet_path)
        yield sheet.title, _grid(book, sheet, parts.get(path, b""), set(_commented(parts, path)))


def _zipped(parts: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def _commented(parts: dict[str, bytes], path: str) -> Iterator[str]:
    """The cells of a sheet that have a comment or a note."""
    folder, name = dirname(path), path.rpartition("/")[2]
    relations = parts.get(f"{folder}/_rels/{name}.rels", b"")
    for relation in _RELATION.findall(relations):
        said = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(relation)}
        if "comment" in said.get("Type", "").lower() and said.get("TargetMode") != "External":
            target = said.get("Target", "")
            there = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield from (ref.decode() for ref in _COMMENTED.findall(parts.get(there, b"")))


def _parser(book: Any, sheet: Any, xml: bytes, *, values: bool = False) -> Any:
    from openpyxl.worksheet._reader import WorkSheetParser

    return WorkSheetParser(
        BytesIO(xml),
        sheet._shared_strings,
        data_only=values,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
        rich_text=True,
    )


def _grid(book: Any, sheet: Any, xml: bytes, commented: set[str]) -> Grid:
    parser = _parser(book, sheet, xml)
    found = [cell for _, row in parser.parse() for cell in row if cell["value"] is not None]
    is_hidden = sheet.sheet_state != "visible"
    rows = {int(row) for row, said in parser.row_dimensions.items() if said.get("hidden") in ("1", "true")}
    columns = [
        range(int(one["min"]), int(one["max"]) + 1)
        for one in parser.column_dimensions.values()
        if one.get("hidden") in ("1", "true", True)
    ]
    worked_out = _worked_out(book, sheet, xml) if any(cell["data_type"] == "f" for cell in found) else {}
    cells: dict[tuple[int, int], Cell] = {}
    for one in found:
        place = (int(one["row"]), int(one["column"]))
        at = Address(sheet.title, *place)
        style = book._cell_styles[one["style_id"] or 0]
        has_note = f"{letters(at.column)}{at.row}" in commented
        flaws = (*_flaws(one, book, style, worked_out.get(place)), *([_NOTE] if has_note else []))
        hidden = is_hidden or at.row in rows or any(at.column in group for group in columns)
        cells[place] = Cell(at, _value(one), _format(book, style), flaws, hidden)
    for ref in sorted(commented):
        at = _at(sheet.title, ref)
        cells.setdefault((at.row, at.column), Cell(at, None, flaws=(_NOTE,)))
    merged = tuple(str(one.ref) for one in getattr(parser.merged_cells, "mergeCell", ()))
    return Grid(sheet.title, cells, merged, is_hidden)


_NOTE = "This cell has a comment, which an import would lose; put its words into a cell and delete the comment."


def _at(sheet: str, ref: str) -> Address:
    name = ref.rstrip("0123456789")
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Address(sheet, int(ref[len(name) :]), column)


def _worked_out(book: Any, sheet: Any, xml: bytes) -> dict[tuple[int, int], Value]:
    """The values that formulas had when the file was saved."""
    rows = _parser(book, sheet, xml, values=True).parse()
    return {(int(cell["row"]), int(cell["column"])): cell["value"] for _, row in rows for cell in row}


def _value(one: dict[str, Any]) -> Value:
    value: Value = one["value"]
    if one["data_type"] == "f":
        return str(getattr(value, "text", None) or value)
    if not isinstance(one["value"], str | list):  # a list of runs of text, which openpyxl joins with `str`
        return value
    text = _ESCAPED.sub(lambda code: chr(int(code.group(1), 16)), str(value))
    return text.replace(_UNDERSCORE, "_").replace(_REST, "x005F_")


def _flaws(one: dict[str, Any], book: Any, style: Any, was: Value) -> Iterator[str]:
    if one["data_type"] == "f":
        last = f", last worked out as {quoted(str(was))}" if was not in (None, "") else ""
        yield f"This cell is a formula, {quoted(str(_value(one)))}{last}; type its value itself."
    if one["data_type"] == "e":
        yield f"This cell says {quoted(str(one['value']))}, an error of the spreadsheet; type the value itself."
    runs = one["value"] if isinstance(one["value"], list) else []
    fonts = [book._fonts[style.fontId], *(getattr(run, "font", None) for run in runs)]
    if one["data_type"] not in ("f", "e") and any(font is not None and font.strike for font in fonts):
        yield f"{quoted(str(one['value']))} is struck through, which an import would lose; clear that format, or delete the words."


def _format(book: Any, style: Any) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    number = int(style.numFmtId)
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, "General"))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
