"""Whatever is missing in a Word file, its author reads a sentence, never a fault of the program."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from zipfile import ZipFile

from lxml import etree
from word_shapes import cell, complex_field, item, paragraph, picture, run, table, word_file

from site_builder.word import NotImportedError, import_word_file

WHOLE = word_file(
    paragraph("A title", style="Title"),
    paragraph("Words with ", complex_field('HYPERLINK "https://example.org/"', "a link"), picture("rIdP1")),
    item("one", 0, 2),
    item("two", 1, 4),
    table([cell("a"), cell(run("b", "<w:b/>").join(("<w:p>", "</w:p>")))], [cell("c"), cell("d")]),
    paragraph("End", '<w:r><w:footnoteReference w:id="3"/></w:r>'),
    parts={"footnotes": ("footnotes", f'<w:footnote w:id="3">{paragraph("A note.")}</w:footnote>')},
    images={"rIdP1": "media/a.jpg"},
    files={"word/media/a.jpg": b"\xff\xd8\xff"},
)
PARTS = ("word/document.xml", "word/_rels/document.xml.rels", "word/footnotes1.xml", "word/numbering.xml")


def damaged(part: str) -> Iterator[bytes]:
    """A part without each of its elements in turn, and without each of its attributes."""
    with ZipFile(io.BytesIO(WHOLE)) as whole:
        root = etree.fromstring(whole.read(part))
    for number, element in enumerate(root.iter()):
        if number > 70:  # of the many levels of lists, the first few say all
            break
        if element.getparent() is not None:
            yield _without(root, number, "")
        yield from (_without(root, number, str(name)) for name in element.attrib)


def _without(root: etree._Element, number: int, attribute: str) -> bytes:
    copy = deepcopy(root)
    element = list(copy.iter())[number]
    if attribute:
        del element.attrib[attribute]
    else:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    return etree.tostring(copy)


def with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(WHOLE)) as old, ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return out.getvalue()


def test_no_damage_to_a_part_is_more_than_a_finding_and_no_word_is_lost_in_silence() -> None:
    for part in PARTS:
        for content in damaged(part):
            with suppress(NotImportedError):
                came = import_word_file(with_part(part, content), "release.docx")
                assert not [one for one in came.left_out if one.startswith("Not every word")]


def test_a_file_without_one_of_its_parts_is_read_or_refused() -> None:
    with ZipFile(io.BytesIO(WHOLE)) as whole:
        names = whole.namelist()
    for name in names:
        out = io.BytesIO()
        with ZipFile(io.BytesIO(WHOLE)) as old, ZipFile(out, "w") as new:
            for entry in (one for one in names if one != name):
                new.writestr(entry, old.read(entry))
        with suppress(NotImportedError):
            import_word_file(out.getvalue(), "release.docx")
