"""A small Word file with the same document, in which everything that mammoth would lose is written so that it sees it.

mammoth reads no emphasis that a style gives, no `w:fldSimple`, `w:dir` or `w:cr`, no number of a list, and only the
old half of `mc:AlternateContent` (mammoth 1.13, `docx/body_xml.py`)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from mammoth.docx.dingbats import dingbats

from site_builder.problems import quoted
from site_builder.word.elements import remove, unwrap
from site_builder.word.field_links import write_links
from site_builder.word.findings import first_words
from site_builder.word.numbering import Numbering
from site_builder.word.ooxml import ALTERNATE, BODY, P_PR, R_PR, TBL, TC, TR, VAL, P, R, T, named, names
from site_builder.word.package import Part, Relation
from site_builder.word.places import text_of
from site_builder.word.shell import LEVELS, NUMBERING, QUOTE, STYLES, rels, style
from site_builder.word.story import WordFile
from site_builder.word.styles import TITLE, Look, Styles

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around what is told to the other side of mammoth: signs that no text can hold (Unicode, noncharacters)."""
_OWN = re.compile(f"{BEGIN}[^{END}]*{END}")
_UNWRAPPED = names("w:smartTag w:customXml w:dir w:bdo")
_DROPPED = names("w:proofErr w:bookmarkStart w:bookmarkEnd w:lastRenderedPageBreak w:softHyphen w:permStart w:permEnd")
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef]"
)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Signs of Word's symbol fonts, whose meaning only the font knows."""
_BULLETS = {0xB7: 0x2022, 0xA7: 0x25AA, 0xD8: 0x27A2}
"""Bullets that keep their meaning where their font got lost."""
_NOTES = ("footnotes", "endnotes")
_IDS = (named("r:id"), named("r:embed"), named("r:link"))
_PICTURES = names("a:blip v:imagedata")
_MARKS_OF_NOTES = names("w:footnoteReference w:endnoteReference")
_EMPHASIS = (("bold", "w:b"), ("italic", "w:i"), ("strike", "w:strike"))


@dataclass
class PlainCopy:
    """The new file, and what was left out or changed on the way."""

    content: bytes
    words: str
    """Every sign of its body, without spaces: nothing of it may be lost on the way."""
    told: list[str] = field(default_factory=list)


def plain_copy(file: WordFile) -> PlainCopy:
    """A Word file with the text, headings, lists, tables, links and pictures of another, and nothing else."""
    maker = _Maker(file)
    return PlainCopy(maker.file(), maker.words, maker.told)


class _Maker:
    def __init__(self, file: WordFile) -> None:
        self._word = file
        self._styles: Styles = file.styles
        roots = file.package.related("numbering")
        self._numbering = Numbering(roots[0].root if roots else None, file.styles)
        self.told: list[str] = []
        self.words = ""

    def file(self) -> bytes:
        """The bytes of the new file."""
        package = self._word.package
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as made:
            made.writestr("_rels/.rels", rels([("rId1", "officeDocument", "word/document.xml", False)]))
            made.writestr("word/styles.xml", STYLES)
            made.writestr("word/numbering.xml", NUMBERING)
            kinds = (("document", [package.document]), *((kind, package.related(kind)) for kind in _NOTES))
            beside_document = [("rIdS", "styles", "styles.xml", False), ("rIdN", "numbering", "numbering.xml", False)]
            for kind, parts in kinds:
                for part in parts[:1]:
                    root = self._plain(part)
                    if kind == "document":
                        self.words = "".join("".join(map(_shown, root.iterchildren(BODY))).split())
                    made.writestr(f"word/{kind}.xml", etree.tostring(root, encoding="UTF-8"))
                    relations = list(self._relations(part, made))
                    if kind == "document":
                        relations += beside_document
                        relations += [(f"rId{one}", one, f"{one}.xml", False) for one in _NOTES if package.related(one)]
                    made.writestr(f"word/_rels/{kind}.xml.rels", rels(relations))
        return out.getvalue()

    def _relations(self, part: Part, made: ZipFile) -> Iterator[tuple[str, str, str, bool]]:
        """The links and pictures of a part; pictures are copied under names of our own, and a link inside is "#"."""
        for number, (own, one) in enumerate(sorted(part.relations.items())):
            if one.kind == "hyperlink":
                yield own, "hyperlink", one.target if one.is_external else "#", True
            elif self._has(one):
                name = f"media/{part.name.rpartition('/')[2]}-{number}.bin"
                made.writestr(f"word/{name}", self._word.package.bytes_of(one.target))
                yield own, "image", name, False

    def _has(self, one: Relation) -> bool:
        """Whether a relation leads to a picture that is in the file."""
        return one.kind == "image" and not one.is_external and one.target in self._word.package.names

    def _plain(self, part: Part) -> etree._Element:
        root = deepcopy(part.root)
        for element in list(root.iter(ALTERNATE)):
            _choose(element)
        for element in list(root.iter(*_DROPPED)):
            remove(element)
        for element in list(root.iter(*_UNWRAPPED)):
            unwrap(element)
        write_links(root)
        self._without_broken_links(root, part)
        if any(one.get("rot", "0").strip("0-") for one in root.iter(named("a:xfrm"))):
            self._tell_once("A picture is turned in Word; here it is as it was inserted.")
        for table in list(root.iter(TBL)):
            self._table(table)
        for paragraph in root.iter(P):
            self._paragraph(paragraph)
        return root

    def _without_broken_links(self, root: etree._Element, part: Part) -> None:
        """Takes out what leads to something that is not in the file: mammoth stops at it."""
        parts = [story for kind in _NOTES for story in self._word.package.related(kind)]
        notes = {one.get(named("w:id")) for story in parts for one in story.root}
        sound = {own for own, one in part.relations.items() if one.kind == "hyperlink" or self._has(one)}
        for element in list(root.iter()):
            for name in _IDS:
                if element.get(name) is not None and element.get(name) not in sound:
                    del element.attrib[name]
                    if element.tag in _PICTURES:
                        self._tell_once("A picture that is not in the file is left out.")
            if element.tag in _MARKS_OF_NOTES and element.get(named("w:id")) not in notes:
                remove(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        level = self._styles.heading_level(paragraph)
        for run in paragraph.iter(R):
            self._run(run, paragraph, is_heading=level is not None)
        mark, is_quotation = self._numbering.mark(paragraph), self._styles.is_quotation(paragraph)
        properties = paragraph.find(P_PR)
        if properties is not None:
            paragraph.remove(properties)
        new = etree.Element(P_PR)
        if level is not None and text_of(paragraph).strip():
            etree.SubElement(new, named("w:pStyle")).set(VAL, style(min(level, LEVELS)))
            if mark is not None and level != TITLE:
                self.told.append(
                    f"The number that Word gives to the heading {first_words(text_of(paragraph))} is left out."
                )
        elif mark is not None:
            numbered = etree.SubElement(new, named("w:numPr"))
            etree.SubElement(numbered, named("w:ilvl")).set(VAL, str(min(mark.level, LEVELS - 1)))
            etree.SubElement(numbered, named("w:numId")).set(VAL, "1" if mark.number is None else "2")
            if mark.number is not None:
                _put_first(paragraph, f"{BEGIN}{mark.number}{END}")
            if not mark.is_decimal:
                self._tell_once("A list with letters or Roman numerals is numbered 1, 2, 3.")
            if mark.words:
                self._tell_once(
                    f"The words {quoted(mark.words)} that Word writes with the numbers of a list are left out."
                )
        elif is_quotation and text_of(paragraph).strip():
            etree.SubElement(new, named("w:pStyle")).set(VAL, QUOTE)
        paragraph.insert(0, new)

    def _tell_once(self, words: str) -> None:
        if words not in self.told:
            self.told.append(words)

    def _run(self, run: etree._Element, paragraph: etree._Element, *, is_heading: bool) -> None:
        look = self._styles.emphasis(run, paragraph)
        fonts = run.find(f"{R_PR}/{named('w:rFonts')}")
        font = next((fonts.get(named(one), "") for one in ("w:ascii", "w:hAnsi", "w:cs") if fonts is not None), "")
        for element in list(run):
            self._inside(element, font)
        properties = run.find(R_PR)
        if properties is not None:
            run.remove(properties)
        run.insert(0, _emphasis(look, is_heading=is_heading))
        is_link = any(one.tag == named("w:hyperlink") for one in run.iterancestors())
        if look.underlined and not is_link and not is_heading and text_of(run).strip():
            self._tell_once("Underlining is left out: readers take it for a link.")

    def _inside(self, element: etree._Element, font: str) -> None:
        """What is inside a run, as mammoth reads it."""
        if element.tag == T and element.text:
            text = _UNSEEN.sub("", element.text)
            if text != element.text:
                self._tell_once(f"Invisible signs are left out, such as the one in {first_words(element.text)}.")
            element.text = _PRIVATE.sub(lambda match: self._sign(font, ord(match.group())), text)
        elif element.tag in (named("w:cr"), named("w:ptab")):
            element.tag = named("w:br") if element.tag == named("w:cr") else named("w:tab")
        elif element.tag == named("w:sym"):
            self._symbol(element)

    def _symbol(self, element: etree._Element) -> None:
        font, code = element.get(named("w:font"), ""), element.get(named("w:char"), "")
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else 0
        sign = self._sign(font, number)
        element.tag, element.text = T, sign
        if not sign:
            remove(element)

    def _sign(self, font: str, number: int) -> str:
        """The letter for a sign of Word's own fonts, which other computers do not have; "" if there is none."""
        sign = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF)) or _BULLETS.get(number & 0xFF)
        if not sign:
            self._tell_once(f"A sign of the font {quoted(font or 'of the paragraph')} that has no letter is left out.")
        return chr(sign) if sign else ""

    def _table(self, table: etree._Element) -> None:
        """Rows are as long as what they leave out at their beginning makes them, and one is the head."""
        rows = list(table.iterchildren(TR))
        for number, row in enumerate(rows):
            before = row.find(f"{named('w:trPr')}/{named('w:gridBefore')}")
            for _ in range(min(int(before.get(VAL, "0")), 60) if before is not None else 0):
                cell = etree.Element(TC)
                etree.SubElement(cell, P)
                row.insert(1, cell)
            properties = row.find(named("w:trPr"))
            is_head = properties is not None and properties.find(named("w:tblHeader")) is not None
            if properties is not None:
                row.remove(properties)
            if number == 0:
                etree.SubElement(etree.SubElement(row, named("w:trPr")), named("w:tblHeader"))
            if number == 0 and not is_head and len(rows) > 1:
                begun = first_words(text_of(row))
                self.told.append(
                    f"The first row of a table{f', beginning {begun},' if begun else ''} is its row of headings."
                )
        for span in list(table.iter(named("w:gridSpan"), named("w:vMerge"))):
            remove(span)


def _emphasis(look: Look, *, is_heading: bool) -> etree._Element:
    properties = etree.Element(R_PR)
    for key, name in _EMPHASIS:
        if getattr(look, key) and not (is_heading and key != "strike"):
            etree.SubElement(properties, named(name))
    if look.script:
        script = "superscript" if look.script == "sup" else "subscript"
        etree.SubElement(properties, named("w:vertAlign")).set(VAL, script)
    return properties


def _shown(body: etree._Element) -> str:
    """The text of a body, without what is told to the other side."""
    return _OWN.sub("", text_of(body))


def _put_first(paragraph: etree._Element, words: str) -> None:
    run = etree.Element(R)
    etree.SubElement(run, T).text = words
    paragraph.insert(0, run)


def _choose(element: etree._Element) -> None:
    """A picture as new programs show it; everything else as old ones do, which is text."""
    choice, fallback = element.find(named("mc:Choice")), element.find(named("mc:Fallback"))
    is_picture = choice is not None and choice.find(f".//{named('pic:pic')}") is not None
    chosen = choice if is_picture or fallback is None else fallback
    for other in list(element):
        if other is not chosen:
            element.remove(other)
        else:
            unwrap(other)
    unwrap(element)
