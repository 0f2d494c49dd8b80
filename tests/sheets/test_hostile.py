"""A workbook comes from outside: nothing in it is run, fetched or trusted, and none of them hangs or ends in a traceback."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.made_up_plan import Record
from site_builder.sheets import read
from site_builder.sheets.workbook_reader import UnreadableError, read_workbook

Parts = dict[str, bytes]


def parts_of(raw: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def with_sheet(record: Record, change: Callable[[bytes], bytes], number: int = 4) -> bytes:
    parts = parts_of(record.workbook)
    name = f"xl/worksheets/sheet{number}.xml"
    parts[name] = change(parts[name])
    return zipped(parts)


def only_words(record: Record, raw: bytes) -> str:
    """The one finding of a workbook that cannot be read."""
    found = read(raw, "plan.xlsx", record.edition, record.typed)
    assert not found.texts
    [finding] = found.findings
    return str(finding)


def test_what_is_not_a_workbook_is_told_so(record: Record) -> None:
    old = b"\xd0\xcf\x11\xe0" + b"x" * 100
    assert "an old Excel file (.xls), or one with a password" in only_words(record, old)
    for raw in (b"", b"PK", b"hello", record.workbook[:-200], b"\0" * 1000, zipped({"a.txt": b"a"})):
        assert re.search(r"not an Excel workbook|damaged", only_words(record, raw))


def test_what_unpacks_to_far_more_than_it_shows_is_refused_before_it_is_unpacked(record: Record) -> None:
    parts = parts_of(record.workbook)
    bomb = zipped({**parts, "xl/sharedStrings.xml": b"<sst>" + b" " * 40_000_000 + b"</sst>"})
    assert len(bomb) < 200_000
    assert "unpacks to far more than it shows" in only_words(record, bomb)
    many = zipped({**parts, **{f"xl/x{number}.xml": b"" for number in range(3000)}})
    assert "unpacks to far more than it shows" in only_words(record, many)
    cells = b"<row r='9'>" + b'<c r="A9"><v>1</v></c>' * 400_001 + b"</row></sheetData>"
    assert "unpacks to far" in only_words(record, with_sheet(record, lambda xml: xml.replace(b"</sheetData>", cells)))


def test_a_million_empty_rows_cost_nothing_and_change_nothing(record: Record) -> None:
    rows = b"".join(b'<row r="%d" ht="15"><c r="A%d" s="1"/></row>' % (at, at) for at in range(900, 1_048_577, 2))
    raw = with_sheet(record, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert not read(raw, "plan.xlsx", record.edition, record.typed).findings


@pytest.mark.parametrize(
    "extra",
    [
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
        b'<conditionalFormatting sqref="A1:XFD1048576"/>',
        b'<legacyDrawing r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
    ],
)
def test_what_reaches_over_a_whole_sheet_is_not_followed(extra: bytes, record: Record) -> None:
    raw = with_sheet(record, lambda xml: xml.replace(b"</worksheet>", extra + b"</worksheet>"))
    assert not read(raw, "plan.xlsx", record.edition, record.typed).findings


def test_a_whole_sheet_merged_is_one_finding(record: Record) -> None:
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    raw = with_sheet(record, lambda xml: xml.replace(b"</worksheet>", merged))
    assert [finding.code for finding in read(raw, "plan.xlsx", record.edition, record.typed).findings] == ["cell"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_they_are(encoding: str, record: Record) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'
    for name in ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"):
        raw = zipped({**parts_of(record.workbook), name: declared.encode(encoding)})
        assert "declares things that no spreadsheet program writes" in only_words(record, raw)


@pytest.mark.parametrize(
    "formula",
    ["cmd|' /C calc'!A0", "[1]Sheet1!A1", 'WEBSERVICE("https://example.org/")', "HYPERLINK(&quot;x&quot;)", "1+1"],
)
def test_a_formula_is_an_error_and_its_last_value_is_shown_and_not_taken(formula: str, record: Record) -> None:
    cell = f'<c r="H4" t="str"><f>{formula}</f><v>On track</v></c>'.encode()
    raw = with_sheet(record, lambda xml: re.sub(rb'<c r="H4"[^>]*></c>', lambda _: cell, xml))
    found = read(raw, "plan.xlsx", record.edition, record.typed)
    assert not found.texts
    assert str(found.findings[0]).startswith("plan.xlsx: Actions!H4: error: This cell is a formula, '=")
    assert "last worked out as 'On track'; type its value itself. [cell]" in str(found.findings[0])


def test_other_parts_are_never_read(record: Record) -> None:
    parts = parts_of(record.workbook)
    parts |= {
        "xl/externalLinks/externalLink1.xml": b"<!DOCTYPE x>",
        "xl/vbaProject.bin": b"\0",
        "xl/media/i.png": b"\0",
    }
    parts |= {"xl/drawings/drawing1.xml": b"<", "customXml/item1.xml": b"<!ENTITY", "../../evil": b"x"}
    assert not read(zipped(parts), "plan.xlsx", record.edition, record.typed).findings


@settings(max_examples=20)
@given(data=st.data())
def test_a_damaged_workbook_is_a_finding_or_is_read(record: Record, data: st.DataObject) -> None:
    parts = parts_of(record.workbook)
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    at = data.draw(st.integers(0, len(part)))
    cut = data.draw(st.integers(0, 40))
    parts[name] = part[:at] + data.draw(st.binary(max_size=10)) + part[at + cut :]
    try:
        read_workbook(zipped(parts))
    except UnreadableError as error:
        assert str(error).endswith(".")


def test_words_struck_through_in_part_and_hidden_columns_are_found(record: Record) -> None:
    part = (
        b'<c r="C4" t="inlineStr"><is><r><t>Hire </t></r><r><rPr><strike/></rPr><t>two</t></r><r><t> foster carers.</t></r>'
        b"</is></c>"
    )
    struck = with_sheet(record, lambda xml: re.sub(rb'<c r="C4".*?</c>', lambda _: part, xml, flags=re.DOTALL))
    found = read(struck, "plan.xlsx", record.edition, record.typed)
    assert [str(finding) for finding in found.findings] == [
        "plan.xlsx: Actions!C4: error: 'Hire two foster carers.' is struck through, which an import would lose; clear that "
        "format, or delete the words. [cell]"
    ]

    def hidden(xml: bytes) -> bytes:
        xml = re.sub(rb'(<col [^>]*min="4" max="4")', rb'\1 hidden="1"', xml)
        return xml.replace(b"Head of homes", b"Head of all")

    found = read(with_sheet(record, hidden), "plan.xlsx", record.edition, record.typed)
    assert [str(finding.at) for finding in found.findings] == ["Actions!D4"] and not found.texts


def test_a_workbook_that_counts_from_1904_is_read_by_its_own_days(record: Record) -> None:
    parts = parts_of(record.workbook)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    for name, part in parts.items():
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(
                rb't="n"><v>(4[0-9]{4})</v>', lambda day: b't="n"><v>%d</v>' % (int(day.group(1)) - 1462), part
            )
    assert b'date1904="1"' in parts["xl/workbook.xml"]
    assert not read(zipped(parts), "plan.xlsx", record.edition, record.typed).findings
