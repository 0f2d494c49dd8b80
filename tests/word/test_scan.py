"""What must not come along unseen from a Word file is found, each with its place and what to do; nothing else is."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from word_shapes import (
    cell,
    complex_field,
    item,
    paragraph,
    part,
    picture,
    run,
    table,
    text_box,
    watermark,
    word_file,
)

from site_builder.word import scan

FIXTURES = Path(__file__).parent / "fixtures"
SEEN = paragraph("All is well here.")
_DATE = 'w:id="1" w:author="Sam" w:date="2026-02-01T10:00:00Z"'


def said(content: bytes) -> list[str]:
    """Each finding without the name of the file."""
    return [str(one).removeprefix("release.docx: ") for one in scan(content, "release.docx")]


def begun(content: bytes) -> list[str]:
    """Place and code of each finding."""
    return [f"{one.place}: {one.code}" for one in scan(content, "release.docx")]


# Each sort, with the words that people read


def test_tracked_changes_are_told_once_a_paragraph() -> None:
    body = paragraph(
        "We ",
        f"<w:del {_DATE}><w:r><w:delText>will not</w:delText></w:r></w:del>",
        f"<w:ins {_DATE}>{run('will')}</w:ins>",
        f"<w:ins {_DATE}>{run(' soon')}</w:ins>",
        run(" open.", f"<w:b/><w:rPrChange {_DATE}><w:rPr/></w:rPrChange>"),
    )
    assert said(word_file(paragraph("Next steps", style="Heading1"), SEEN, body)) == [
        "paragraph 3, below 'Next steps': error: There are a deletion, 2 insertions and a change of the look here that nobody has accepted or rejected, beginning 'will not'; in Word, choose Review > Accept or Reject for each, and save the file. [word-changes]"
    ]


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:moveFrom {_DATE}>{run('moved')}</w:moveFrom>",
        f"<w:moveTo {_DATE}>{run('moved')}</w:moveTo>",
        f"<w:customXmlInsRangeStart {_DATE}/>",
    ],
)
def test_what_was_moved_is_a_change_too(inside: str) -> None:
    assert begun(word_file(paragraph("Words ", inside))) == ["paragraph 1: word-changes"]


@pytest.mark.parametrize(
    "properties",
    [
        f"<w:pPrChange {_DATE}><w:pPr/></w:pPrChange>",
        f"<w:rPr><w:ins {_DATE}/></w:rPr>",
        f"<w:rPr><w:del {_DATE}/></w:rPr>",
    ],
)
def test_changes_of_a_paragraph_and_of_its_end_are_found(properties: str) -> None:
    assert begun(word_file(SEEN, paragraph("Words", properties=properties))) == ["paragraph 2: word-changes"]


def test_changed_rows_and_cells_are_found() -> None:
    row = f"<w:tr><w:trPr><w:ins {_DATE}/></w:trPr>{cell('New')}</w:tr>"
    deleted = cell("Old", properties=f"<w:cellDel {_DATE}/>")
    content = word_file(SEEN, f"<w:tbl><w:tr>{cell('Head')}</w:tr>{row}<w:tr>{deleted}</w:tr></w:tbl>")
    assert begun(content) == ["table 1: word-changes", "table 1, row 3, column 1: word-changes"]


def test_comments_are_told_with_their_first_words_and_without_what_may_be_personal() -> None:
    reference = '<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'
    comment = f'<w:comment w:id="0" w:author="Sam">{paragraph("Ring 07700 900123 or a@b.example first please do")}</w:comment>'
    content = word_file(paragraph("Words", *reference), parts={"comments": ("comments", comment)})
    assert said(content) == [
        "paragraph 1: error: There is a comment here, beginning 'Ring … or … first…'; answer it, then choose Review > Delete > Delete All Comments in Word, and save the file. [word-comment]"
    ]


def test_what_may_be_a_name_is_not_quoted_from_what_nobody_sees() -> None:
    hidden = paragraph("Seen ", run("Is Tom Smith of Pier Street seen?", "<w:vanish/>"))
    [line] = said(word_file(hidden))
    assert "beginning '… of … seen?'" in line
    [line] = said(word_file(paragraph("Seen ", run("Tom, aged 7, is not", "<w:vanish/>"))))
    assert "Tom" not in line and "7" not in line


def test_comments_that_nothing_leads_to_are_found_too() -> None:
    comment = f'<w:comment w:id="7">{paragraph("Lost")}</w:comment>'
    assert begun(word_file(SEEN, parts={"comments": ("comments", comment)})) == [": word-comment"]


@pytest.mark.parametrize(
    ("properties", "way"),
    [
        ("<w:vanish/>", "is hidden"),
        ('<w:rStyle w:val="Secret"/>', "is hidden"),
        ('<w:rStyle w:val="SecretToo"/>', "is hidden"),
        ("<w:specVanish/>", "is hidden"),
        ("<w14:textFill><w14:noFill/></w14:textFill>", "is hidden"),
        (
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
            "is hidden",
        ),
        ('<w:color w:val="FFFFFF"/>', "has the colour of what is behind it"),
        ('<w:color w:val="fefefe"/>', "has the colour of what is behind it"),
        ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', "has the colour of what is behind it"),
        ('<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>', "has the colour of what is behind it"),
        ('<w:sz w:val="2"/>', "is too small"),
        ('<w:w w:val="1"/>', "is too small"),
    ],
)
def test_text_that_nobody_sees_is_found_in_whichever_way_it_is_hidden(properties: str, way: str) -> None:
    [line] = said(word_file(paragraph("Seen ", run("and not seen", properties))))
    assert line.startswith(f"paragraph 1: error: Text beginning 'and not seen' here {way}")
    assert line.endswith("[word-hidden]")


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="808080"/>',
        '<w:sz w:val="16"/>',
    ],
)
def test_text_that_can_be_seen_is_left_alone(properties: str) -> None:
    assert said(word_file(paragraph("Seen ", run("and seen too", properties)))) == []


@pytest.mark.parametrize(
    ("properties", "way"),
    [
        ('<w:spacing w:line="20" w:lineRule="exact"/>', "is too small"),
        ('<w:ind w:left="-20000"/>', "is outside the page"),
        ('<w:ind w:firstLine="30000"/>', "is outside the page"),
    ],
)
def test_lines_without_height_and_beside_the_page_are_found(properties: str, way: str) -> None:
    [line] = said(word_file(SEEN, paragraph("nobody sees this", properties=properties)))
    assert line.startswith(f"paragraph 2: error: Text beginning 'nobody sees this' here {way}")
    for seen in ('<w:ind w:left="1440" w:hanging="360"/>', '<w:spacing w:line="240" w:lineRule="exact"/>'):
        assert said(word_file(SEEN, paragraph("seen", properties=seen))) == []


@pytest.mark.parametrize(
    "inside",
    [
        picture().replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1),
        picture().replace('id="1"', 'id="1" hidden="1"'),
        picture().replace("<wp:inline>", '<wp:inline><wp:extent cx="1" cy="1"/>'),
        '<w:r><w:pict><v:shape style="visibility:hidden"/></w:pict></w:r>',
    ],
)
def test_hidden_pictures_are_found(inside: str) -> None:
    content = word_file(paragraph("Words ", inside), images={"rIdP1": "media/a.png"}, files={"word/media/a.png": b"x"})
    assert begun(content) == ["paragraph 1: word-hidden"]


def test_a_line_across_the_page_is_no_hidden_picture() -> None:
    line = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1080000" cy="720"/><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    assert said(word_file(paragraph("Words", line))) == []


def test_words_that_only_new_programs_show_are_found_too() -> None:
    new = f'<mc:AlternateContent><mc:Choice Requires="x">{run("new")}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    assert begun(word_file(paragraph("Words ", new))) == ["paragraph 1: word-hidden"]


def test_white_words_in_a_coloured_cell_can_be_seen() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
    white = paragraph(run("Head", '<w:color w:val="FFFFFF"/>'))
    assert said(word_file(SEEN, table([cell(white, properties=shade)], [cell("a")]))) == []


def test_hidden_rows_folded_headings_and_turned_letters_are_found() -> None:
    row = f'<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>{cell("flat")}</w:tr>'
    gone = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('gone')}</w:tr>"
    folded = paragraph("More", style="Heading2", properties="<w15:collapsed/>")
    content = word_file(paragraph("Turn \u202ethis"), f"<w:tbl><w:tr>{cell('Head')}</w:tr>{row}{gone}</w:tbl>", folded)
    assert begun(content) == [
        "paragraph 1: word-hidden",
        "table 1, row 2, column 1: word-hidden",
        "table 1, row 3, column 1: word-hidden",
        "paragraph 2: word-hidden",
    ]


def test_words_that_only_old_programs_show_are_found_and_emoji_are_not() -> None:
    other = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>{run("secret")}</mc:Fallback></mc:AlternateContent></w:r>'
    emoji = '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    assert begun(word_file(paragraph("Words ", emoji), paragraph("Words ", other))) == ["paragraph 2: word-hidden"]


def test_text_boxes_and_wordart_are_told_once_each() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Hurrah"/></v:shape></w:pict></w:r>'
    assert said(word_file(paragraph("Words", text_box("Beside the text")), paragraph("Words", art))) == [
        "paragraph 1: error: There is a text box or shape here, beginning 'Beside the text'; copy its words into the text, where they belong, and delete it. [word-text-box]",
        "paragraph 2: error: There is a text box or shape here, beginning 'Hurrah'; copy its words into the text, where they belong, and delete it. [word-text-box]",
    ]


def test_a_drop_cap_is_found() -> None:
    letter = paragraph("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert begun(word_file(letter, paragraph("he council"))) == ["paragraph 1: word-text-box"]


@pytest.mark.parametrize(
    "inside",
    [
        complex_field("DATE \\@ d", "1 May"),
        '<w:fldSimple w:instr=" DOCPROPERTY Client "><w:r><w:t>X</w:t></w:r></w:fldSimple>',
        complex_field("MERGEFIELD Name", "«Name»"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "hidden words" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        complex_field("REF _Ref1", complex_field("PAGE", "2")),
    ],
)
def test_fields_that_word_fills_in_are_found_once(inside: str) -> None:
    assert begun(word_file(paragraph("Words ", inside))) == ["paragraph 1: word-field"]


def test_links_and_page_numbers_are_fine() -> None:
    link = complex_field('HYPERLINK "https://example.org/" \\o "A tip"', "here")
    content = word_file(
        paragraph("Words ", link, complex_field("PAGE", "1"), '<w:hyperlink r:id="rIdL"><w:r><w:t>there</w:t></w:r></w:hyperlink>'),
        links={"rIdL": "https://example.org/"},
        parts={"footer": ("ftr", f"<w:sdt><w:sdtContent>{paragraph('Page ', complex_field('PAGE', '1'))}</w:sdtContent></w:sdt>")},
    )  # fmt: skip
    assert said(content) == []


def test_content_controls_are_told_with_their_words() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Click or tap to enter text.')}</w:sdtContent></w:sdt>"
    [line] = said(word_file(SEEN, control))
    assert line.startswith("paragraph 2: error: There is a content control here, beginning 'Click or tap to enter…'")


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId9"/></w:object></w:r>',
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        "<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>',
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic></wp:inline></w:drawing></w:r>',
        picture("rIdL"),
        picture(crop='<a:srcRect l="25000"/>'),
        f"<w:something>{run('unknown words')}</w:something>",
    ],
)
def test_what_is_neither_text_nor_a_whole_picture_is_found(inside: str) -> None:
    content = word_file(paragraph("Words ", inside), links={"rIdL": "https://example.org/x.png"})
    assert begun(content) == ["paragraph 1: word-object"]


def test_files_that_are_inserted_on_opening_are_found() -> None:
    assert begun(word_file(SEEN, '<w:altChunk r:id="rId9"/>')) == ["paragraph 1: word-object"]


def test_merged_cells_name_the_cell_and_so_do_tables_in_tables() -> None:
    wide = cell("Both columns", properties='<w:gridSpan w:val="2"/>')
    tall = cell("Two rows", properties='<w:vMerge w:val="restart"/>')
    rest = cell(properties="<w:vMerge/>")
    inner = f"<w:tc>{table([cell('inner')])}<w:p/></w:tc>"
    content = word_file(SEEN, table([wide], [tall, cell("a")], [rest, inner]))
    assert said(content) == [
        "table 1, row 1, column 1: error: This cell, beginning 'Both columns', goes over several columns, and people who listen to a table would lose their way; click it, choose Table Layout > Split Cells, and give each cell its own words. [word-table]",
        "table 1, row 2, column 1: error: This cell, beginning 'Two rows', goes over several rows, and people who listen to a table would lose their way; click it, choose Table Layout > Split Cells, and give each cell its own words. [word-table]",
        "table 1, row 3, column 2: error: There is a table in a cell of another one here; move it below the other table. [word-table]",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "OFFICIAL-SENSITIVE",
        "OFFICIAL – SENSITIVE",
        "Not for publication",
        "DRAFT",
        "DRAFT 3 – for comment",
        "Draft",
        "STRICTLY CONFIDENTIAL",
        "Embargoed until 00.01 on Thursday 3 March.",
        "This report is NOT FOR PUBLICATION before May, whoever asks, and stays with the board until the members have seen it.",
    ],
)
def test_marks_in_the_text_are_found(words: str) -> None:
    assert begun(word_file(paragraph(words), SEEN)) == ["paragraph 1: word-marking"]


@pytest.mark.parametrize(
    "words",
    [
        "Draft plan for schools published",
        "The draft is out, and it is not for publication that we ask but for action.",
        "Secret gardens open",
        "Confidential advice for families is free.",
        "OFFICIAL",
        "The council lifted an embargo on new homes.",
    ],
)
def test_sentences_about_drafts_and_secrets_are_no_marks(words: str) -> None:
    assert said(word_file(paragraph(words), SEEN)) == []


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_marks_in_margins_and_behind_the_text_are_found(kind: str) -> None:
    root = "hdr" if kind == "header" else "ftr"
    marked = word_file(SEEN, parts={kind: (root, paragraph("Exampleton – Official Sensitive – v2"))})
    assert begun(marked) == [f"{kind}: word-marking"]
    assert begun(word_file(SEEN, parts={kind: (root, watermark("SAMPLE"))})) == [f"{kind}: word-marking"]
    for picture_of_it in (
        '<w:pict><v:shape id="WordPictureWatermark1"/></w:pict>',
        '<w:drawing><wp:anchor><wp:docPr id="1" name="Watermark 2"/></wp:anchor></w:drawing>',
    ):
        behind = f"<w:p><w:r>{picture_of_it}</w:r></w:p>"
        assert begun(word_file(SEEN, parts={kind: (root, behind)})) == [f"{kind}: word-marking"]
    for words in ("Exampleton Council", "Protect and Care Team", "Sensitive services for families"):
        assert said(word_file(SEEN, parts={kind: (root, paragraph(words))})) == []
    for words in ("Draft v2", "Confidential – not for wider circulation", "PROTECT", "Restricted"):
        assert begun(word_file(SEEN, parts={kind: (root, paragraph(words))})) == [f"{kind}: word-marking"]


def _custom(name: str, value: str) -> dict[str, bytes | str]:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    inside = f'<property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
    return {"docProps/custom.xml": f'<Properties xmlns="{space}" xmlns:vt="{types}">{inside}</Properties>'}


def test_sensitivity_labels_and_marks_in_the_properties_are_found() -> None:
    label = "MSIP_Label_0f1a_Name"
    assert said(word_file(SEEN, files=_custom(label, "Internal – staff"))) == [
        "properties: error: The file has the sensitivity label 'Internal – staff'; ask whether it is for the public; then choose another label in Word (Home > Sensitivity), and save the file. [word-marking]"
    ]
    for name in ("Public", "Official - Public", "NOT PROTECTIVELY MARKED"):
        assert said(word_file(SEEN, files=_custom(label, name))) == []
    assert said(word_file(SEEN, files=_custom("Client", "Draft"))) == []
    core = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>'
    assert begun(word_file(SEEN, files={"docProps/core.xml": core})) == ["properties: word-marking"]


def test_all_is_found_in_one_run_and_in_the_order_of_the_document() -> None:
    content = (FIXTURES / "libreoffice-unseen.docx").read_bytes()
    assert begun(content) == [
        "footer: word-marking",
        "header: word-marking",
        "paragraph 2, below 'What nobody should see': word-changes",
        "paragraph 3, below 'What nobody should see': word-comment",
        "paragraph 5, below 'Hidden things': word-hidden",
        "paragraph 6, below 'Hidden things': word-hidden",
        "paragraph 6, below 'Hidden things': word-hidden",
        "paragraph 7, below 'Hidden things': word-text-box",
        "paragraph 8, below 'Hidden things': word-field",
        "table 1, row 1, column 1, below 'Hidden things': word-table",
    ]


def test_paragraphs_that_show_nothing_are_not_counted() -> None:
    hidden = paragraph("Seen ", run("and not seen", "<w:vanish/>"))
    assert begun(word_file(SEEN, "<w:p/>", paragraph(" "), table([cell("x")]), hidden)) == ["paragraph 2: word-hidden"]


def test_text_out_of_its_order_is_found_before_it_is_lost() -> None:
    stray = paragraph("Between the rows.")
    assert begun(word_file(SEEN, f"<w:tbl>{stray}<w:tr>{cell('b')}</w:tr></w:tbl>")) == ["table 1: word-file"]
    assert begun(word_file(SEEN, f"<w:tbl><w:tr>{stray}{cell('b')}</w:tr></w:tbl>")) == ["table 1: word-file"]
    assert begun(word_file(SEEN, f"<w:p>{paragraph('In another')}</w:p>")) == ["paragraph 2: word-file"]
    assert begun(word_file(SEEN, table([f"<w:tc>{run('In no paragraph')}</w:tc>"]))) == [
        "table 1, row 1, column 1: word-file"
    ]


def test_cells_that_only_seem_merged_are_left_alone() -> None:
    whole = cell("Alone in its row", properties='<w:gridSpan w:val="3"/>')
    once = cell("No row below it", properties='<w:vMerge w:val="restart"/>')
    assert said(word_file(SEEN, table([whole], [whole]), table([once, cell("a")], [cell("b"), cell("c")]))) == []


def test_a_field_in_a_content_control_is_told_with_it() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph(complex_field('TOC', 'Contents'))}</w:sdtContent></w:sdt>"
    assert begun(word_file(SEEN, control)) == ["paragraph 2: word-field"]


def test_notes_are_scanned_too() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("hidden", "<w:vanish/>"))}</w:footnote>'
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    content = word_file(SEEN, parts={"footnotes": ("footnotes", separator + note)})
    assert begun(content) == ["footnote 1: word-hidden"]


def test_strict_files_are_read_alike() -> None:
    usual = word_file(paragraph("Seen ", run("and not seen", "<w:vanish/>")))
    out = io.BytesIO()
    with ZipFile(io.BytesIO(usual)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, text)
    assert begun(out.getvalue()) == ["paragraph 1: word-hidden"]


# Files that are none, or meant to harm


def _zip(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "The file is empty"),
        (b"{\\rtf1 Hello}", "This is an RTF file"),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (_OLE + b"\0" * 600, "This is a file of an old Office program (.doc)"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "This file is locked with a password"),
        (b"<html><body>Hello", "This is a web page"),
        (b"\xff\xd8\xff\xe0", "This is a picture"),
        (b"Hello", "This is not a Word file"),
        (b"PK\x03\x04 broken", "This file is damaged"),
        (
            _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "This is an OpenDocument",
        ),
        (_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "This is an Excel file"),
        (_zip({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "This is a PowerPoint file"),
        (_zip({"notes.txt": "Hello"}), "This is a ZIP file without a Word document"),
        (_zip({"word/document.xml": "<a>"}), "This file is damaged"),
        (_zip({"word/document.xml": "<a/>", "../../evil.txt": "x"}), "This file is damaged"),
        (_zip({"word/document.xml": "<a/>", "WORD/document.xml": "<a/>"}), "This file is damaged"),
    ],
)
def test_what_is_no_word_file_is_named_with_what_to_do(content: bytes, begins: str) -> None:
    [line] = said(content)
    assert line.startswith(f"error: {begins}")
    assert line.endswith("[word-file]")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_a_file_that_would_load_or_multiply_something_is_refused(doctype: str) -> None:
    [line] = said(word_file(document=doctype + part("document", "<w:body/>").partition("\n")[2]))
    assert "DOCTYPE" in line


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    [line] = said(word_file(document="<w:document>" + " " * 31_000_000))
    assert "more than 30 MB when it is unpacked" in line


def test_what_is_nested_without_end_is_refused() -> None:
    [line] = said(word_file("<w:smartTag>" * 150 + SEEN + "</w:smartTag>" * 150))
    assert "nested more deeply" in line


def test_macros_and_a_file_without_words_are_found() -> None:
    assert begun(word_file(SEEN, files={"word/vbaProject.bin": b"x"})) == [": word-file"]
    assert begun(word_file("<w:p/>")) == [": word-file"]


def test_a_plain_file_has_nothing_to_be_told() -> None:
    body = (paragraph("A title", style="Title"), SEEN, item("One"), table([cell("a"), cell("b")]))
    assert said(word_file(*body)) == []
    assert said((FIXTURES / "libreoffice-release.docx").read_bytes()) == []
