"""The same document with what mammoth would lose or not see written so that it sees it: a small Word file anew.

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
from site_builder.word.findings import first_words
from site_builder.word.names import ALTERNATE, MAIN, P_PR, R_PR, TBL, TC, TR, VAL, P, R, T, named, names
from site_builder.word.numbering import Numbering
from site_builder.word.package import Part
from site_builder.word.places import text_of
from site_builder.word.story import WordFile
from site_builder.word.styles import TITLE, Look, Styles

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around what is told to the other side of mammoth: signs that no text can hold (Unicode, noncharacters)."""
_OWN = re.compile(f"{BEGIN}[^{END}]*{END}")
LEVELS, QUOTE = 9, "Q"
"""How many levels headings and lists may have; the style of quotations."""
_UNWRAPPED = names("w:smartTag w:customXml w:dir w:bdo")
_DROPPED = names("w:proofErr w:bookmarkStart w:bookmarkEnd w:lastRenderedPageBreak w:softHyphen w:permStart w:permEnd")
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef]"
)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Signs of Word's symbol fonts, whose meaning only the font knows."""
_BULLETS = {0xB7: 0x2022, 0xA7: 0x25AA, 0xD8: 0x27A2}
"""Bullets that keep their meaning where their font got lost."""
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+"?([^"\s]+)"?', re.IGNORECASE)
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
            made.writestr("_rels/.rels", _rels([("rId1", "officeDocument", "word/document.xml", False)]))
            made.writestr("word/styles.xml", _STYLES)
            made.writestr("word/numbering.xml", _NUMBERING)
            kinds = (("document", [package.document]), *((kind, package.related(kind)) for kind in _NOTES))
            beside_document = [("rIdS", "styles", "styles.xml", False), ("rIdN", "numbering", "numbering.xml", False)]
            for kind, parts in kinds:
                for part in parts[:1]:
                    root = self._plain(part)
                    if kind == "document":
                        self.words = "".join(_OWN.sub("", text_of(root)).split())
                    made.writestr(f"word/{kind}.xml", etree.tostring(root, encoding="UTF-8"))
                    relations = list(self._relations(part, made))
                    if kind == "document":
                        relations += beside_document
                        relations += [(f"rId{one}", one, f"{one}.xml", False) for one in _NOTES if package.related(one)]
                    made.writestr(f"word/_rels/{kind}.xml.rels", _rels(relations))
        return out.getvalue()

    def _relations(self, part: Part, made: ZipFile) -> Iterator[tuple[str, str, str, bool]]:
        """The links and pictures of a part; pictures are copied under names of our own."""
        for number, (own, one) in enumerate(sorted(part.relations.items())):
            if one.is_external and one.kind == "hyperlink":
                yield own, "hyperlink", one.target, True
            elif one.kind == "image" and one.target in self._word.package.names:
                name = f"media/{part.name.rpartition('/')[2]}-{number}.bin"
                made.writestr(f"word/{name}", self._word.package.bytes_of(one.target))
                yield own, "image", name, False
            elif one.kind in ("image", "hyperlink"):
                yield own, one.kind, "media/none.bin", False

    def _plain(self, part: Part) -> etree._Element:
        root = deepcopy(part.root)
        for element in list(root.iter(ALTERNATE)):
            _choose(element)
        for element in list(root.iter(*_DROPPED)):
            _remove(element)
        for element in list(root.iter(*_UNWRAPPED)):
            _unwrap(element)
        _links_of_fields(root)
        self._without_broken_links(root, part)
        if any(one.get("rot", "0").strip("0-") for one in root.iter(named("a:xfrm"))):
            self._tell_once("A picture is turned in Word; here it is as it was inserted.")
        for table in list(root.iter(TBL)):
            self._table(table)
        for paragraph in root.iter(P):
            self._paragraph(paragraph)
        return root

    def _without_broken_links(self, root: etree._Element, part: Part) -> None:
        """Takes out ids of what is not in the file: mammoth stops at them."""
        notes = {
            one.get(named("w:id"))
            for kind in _NOTES
            for story in self._word.package.related(kind)
            for one in story.root
        }
        for element in list(root.iter()):
            for name in ("r:id", "r:embed", "r:link"):
                if element.get(named(name)) is not None and element.get(named(name)) not in part.relations:
                    del element.attrib[named(name)]
            if element.tag in _MARKS_OF_NOTES and element.get(named("w:id")) not in notes:
                _remove(element)

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
            etree.SubElement(new, named("w:pStyle")).set(VAL, f"H{min(level, LEVELS)}")
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
            _remove(element)

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
            _remove(span)


def _emphasis(look: Look, *, is_heading: bool) -> etree._Element:
    properties = etree.Element(R_PR)
    for key, name in _EMPHASIS:
        if getattr(look, key) and not (is_heading and key != "strike"):
            etree.SubElement(properties, named(name))
    if look.script:
        script = "superscript" if look.script == "sup" else "subscript"
        etree.SubElement(properties, named("w:vertAlign")).set(VAL, script)
    return properties


def _put_first(paragraph: etree._Element, words: str) -> None:
    run = etree.Element(R)
    etree.SubElement(run, T).text = words
    paragraph.insert(0, run)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """An element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        if child.tag not in names("w:smartTagPr w:customXmlPr"):
            parent.insert(at, child)
    parent.remove(element)


def _choose(element: etree._Element) -> None:
    """A picture as new programs show it; everything else as old ones do, which is text."""
    choice, fallback = element.find(named("mc:Choice")), element.find(named("mc:Fallback"))
    is_picture = choice is not None and choice.find(f".//{named('pic:pic')}") is not None
    chosen = choice if is_picture or fallback is None else fallback
    for other in list(element):
        if other is not chosen:
            element.remove(other)
        else:
            _unwrap(other)
    _unwrap(element)


def _links_of_fields(root: etree._Element) -> None:
    """Links that are fields, each written in the one way that mammoth reads rightly; simple fields as their words."""
    for simple in list(root.iter(named("w:fldSimple"))):
        address = _address(simple.get(named("w:instr"), ""))
        if address:
            for at, run in enumerate((_char("begin"), _instruction(address), _char("separate"))):
                simple.insert(at, run)
            simple.append(_char("end"))
        _unwrap(simple)
    typed: list[etree._Element] = []
    for element in root.iter(named("w:fldChar"), named("w:instrText")):
        if element.tag == named("w:instrText"):
            typed.append(element)
            continue
        if typed:
            address = _address("".join(one.text or "" for one in typed))
            for one in typed:
                one.text = ""
            typed[0].text = f' HYPERLINK "{address}" ' if address else ""
        typed = []


def _address(typed: str) -> str:
    match = _HYPERLINK.match(typed)
    if not match:
        return ""
    address, anchor = match.group(1) or match.group(2) or "", _ANCHOR.search(typed)
    return f"{address}#{anchor.group(1)}" if anchor else address


def _char(kind: str) -> etree._Element:
    run = etree.Element(R)
    etree.SubElement(run, named("w:fldChar")).set(named("w:fldCharType"), kind)
    return run


def _instruction(address: str) -> etree._Element:
    run = etree.Element(R)
    etree.SubElement(run, named("w:instrText")).text = f' HYPERLINK "{address}" '
    return run


def _style(level: int | str) -> str:
    return f"H{level}" if isinstance(level, int) else level


_NOTES = ("footnotes", "endnotes")
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STYLES = (
    f'<w:styles xmlns:w="{MAIN}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{_style(level)}"><w:name w:val="{_style(level)}"/></w:style>'
        for level in (*range(LEVELS + 1), QUOTE)
    )
    + "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{MAIN}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(LEVELS))
        + "</w:abstractNum>"
        for number, kind in ((1, "bullet"), (2, "decimal"))
    )
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    + "</w:numbering>"
)


def _rels(relations: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element("{http://schemas.openxmlformats.org/package/2006/relationships}Relationships")
    for own, kind, target, is_external in relations:
        attributes = {"Id": own, "Type": _TYPES + kind, "Target": target}
        etree.SubElement(
            root, named("rel:Relationship"), {**attributes, **({"TargetMode": "External"} if is_external else {})}
        )
    return bytes(etree.tostring(root))
