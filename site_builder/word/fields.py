"""What Word fills in by itself, and what is not text of the page: fields, content controls, boxes, objects, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from site_builder.codes import Code
from site_builder.problems import quoted
from site_builder.word.findings import first_words
from site_builder.word.ooxml import BOX, FALLBACK, T, beside, named, names
from site_builder.word.places import text_of
from site_builder.word.story import Found, Story, WordFile

FINE = ("HYPERLINK", "PAGE", "NUMPAGES", "SECTIONPAGES")
"""The fields that come along unchanged: links and page numbers."""
_CONTROL = named("w:sdt")
_CHAR_TYPE = named("w:fldCharType")
_UNLINK = "click it, press Ctrl+Shift+F9 so that it becomes plain text, or delete it"


@dataclass
class _Field:
    begin: etree._Element
    typed: str = ""
    is_told: bool = False

    @property
    def kind(self) -> str:
        return "".join(re.findall(r"^\s*([A-Za-z]+|=)", self.typed)).upper()


def fields(file: WordFile) -> Iterator[Found]:
    """Each field but links and page numbers, the outermost of those inside one another."""
    for story in file.stories:
        stack: list[_Field] = []
        for element in story.each("w:fldChar", "w:instrText", "w:fldSimple"):
            yield from _met(element, stack)


def _met(element: etree._Element, stack: list[_Field]) -> Iterator[Found]:
    if element.tag == named("w:fldSimple"):
        one = _Field(element, element.get(named("w:instr"), ""), any(outer.is_told for outer in stack))
        yield from _told(one)
    elif element.tag == named("w:instrText") and stack:
        stack[-1].typed += element.text or ""
    elif element.tag == named("w:instrText"):
        yield from _told(_Field(element, element.text or ""))
    elif element.get(_CHAR_TYPE) == "begin":
        stack.append(_Field(element, is_told=any(outer.is_told for outer in stack)))
    elif element.get(_CHAR_TYPE) == "separate" and stack:
        yield from _told(stack[-1])
    elif element.get(_CHAR_TYPE) == "end" and stack:
        yield from _told(stack.pop())


def _told(one: _Field) -> Iterator[Found]:
    is_inside = one.is_told or any(outer.tag == _CONTROL for outer in one.begin.iterancestors())
    if one.kind in FINE or is_inside:
        return
    one.is_told = True
    what = "a table of contents" if one.kind == "TOC" else f"a field ({quoted(one.kind)})" if one.kind else "a field"
    yield Found(one.begin, Code.WORD_FIELD, f"There is {what} here, which Word fills in by itself; {_UNLINK}.")


def controls(file: WordFile) -> Iterator[Found]:
    """Each content control: its words may come from elsewhere, and may be what it shows while it is empty."""
    for story in file.stories:
        for control in story.each("w:sdt"):
            if not any(one.tag == _CONTROL for one in control.iterancestors()):
                begun = first_words(text_of(control))
                message = f"There is a content control here{f', beginning {begun}' if begun else ''}, a box that Word fills in or asks for; right-click it and choose Remove Content Control, after a look at its words."
                yield Found(control, Code.WORD_FIELD, message)


def boxes(file: WordFile) -> Iterator[Found]:
    """Each text box, shape, frame or piece of WordArt with words: no reader could tell where in the text it belongs."""
    for story in file.stories:
        for box in story.each("w:txbxContent", "v:textpath", "a:txBody"):
            is_inside = any(one.tag in (BOX, named("a:txBody")) for one in box.iterancestors())
            words = box.get("string", "") or "".join(one.text or "" for one in box.iter(T, named("a:t")))
            if words.strip() and not is_inside:
                yield _box(
                    "text box or shape", words, box, "copy its words into the text, where they belong, and delete it"
                )
        for fallback in story.root.iter(FALLBACK):  # a box that only old programs show
            choice = beside(fallback, "mc:Choice")
            box_inside = fallback.find(f".//{BOX}")
            if box_inside is not None and (choice is None or choice.find(f".//{BOX}") is None):
                words = "".join(one.text or "" for one in box_inside.iter(T))
                yield _box("text box", words, box_inside, "delete it, or copy its words into the text")
        for frame in story.each("w:framePr"):
            if frame.get(named("w:dropCap"), "none") != "none":
                message = "The first letter here is a drop cap, which would be separated from its word; in Word, choose Insert > Drop Cap > None."
                yield Found(frame, Code.WORD_TEXT_BOX, message)


def _box(what: str, words: str, element: etree._Element, advice: str) -> Found:
    begun = first_words(words)
    message = f"There is a {what} here{f', beginning {begun}' if begun else ''}; {advice}."
    return Found(element, Code.WORD_TEXT_BOX, message)


_OBJECTS = {
    "w:object": ("an object of another program", "put its words into the text, or save it as a picture"),
    "w:control": ("a control for forms", "delete it"),
    "w:altChunk": ("another file that is inserted when this one is opened", "open the file in Word, and save it again"),
    "w:subDoc": ("another file that belongs to this one", "copy its words into this file"),
    "m:oMath": ("an equation", "write it in words"),
    "w:ruby": ("a text with small letters above it", "write it in one line"),
    "w14:contentPart": ("ink, drawn by hand", "delete it, or save it as a picture"),
}
_DRAWN = {
    "chart": ("a chart", "save it as a picture, with its figures in the text or in a table"),
    "diagram": ("a SmartArt diagram", "put its words into the text, or save it as a picture"),
    "picture": ("", ""),
}
_CUT = 2_000
"""Thousandths of a per cent of a side; less is how programs round."""


def objects(file: WordFile) -> Iterator[Found]:
    """What is neither text nor a picture, and pictures that are not in the file or hold more than they show."""
    for story in file.stories:
        for element in story.each(*_OBJECTS):
            if not any(str(one.tag) in map(named, _OBJECTS) for one in element.iterancestors()):
                what, advice = next(words for name, words in _OBJECTS.items() if named(name) == element.tag)
                yield _object(element, what, advice)
        for data in story.each("a:graphicData"):
            kind = data.get("uri", "").rpartition("/")[2].lower()
            what, advice = _DRAWN.get("chart" if kind.startswith("chart") else kind, ("", ""))
            if what:
                yield _object(data, what, advice)
        yield from _pictures(story)


def _object(element: etree._Element, what: str, advice: str) -> Found:
    return Found(element, Code.WORD_OBJECT, f"There is {what} here, which cannot come along; {advice}.")


def _pictures(story: Story) -> Iterator[Found]:
    for blip in story.each("a:blip", "v:imagedata"):
        ids = [blip.get(named(name), "") for name in ("r:embed", "r:link", "r:id", "r:href")]
        led_to = [story.part.relations[one] for one in ids if one in story.part.relations]
        if any(one.is_external for one in led_to):
            message = "The picture here is not in the file but on a disk or another site; in Word, choose Insert > Pictures > This Device, and delete this one."
            yield Found(blip, Code.WORD_OBJECT, message)
    for crop in story.each("a:srcRect"):
        if any(value.lstrip("-").isdigit() and int(value) > _CUT for value in map(str, crop.attrib.values())):
            message = "The picture here is cropped: what is cut off is still in the file and would be public; click it, choose Picture Format > Compress Pictures > Delete cropped areas, and save the file."
            yield Found(crop, Code.WORD_OBJECT, message)
    for image in story.each("v:imagedata"):
        if any(image.get(side, "").strip("0.f") for side in ("croptop", "cropbottom", "cropleft", "cropright")):
            message = "The picture here is cropped: what is cut off is still in the file and would be public; crop it in another program, and insert it again."
            yield Found(image, Code.WORD_OBJECT, message)


_FAMILIAR = names(
    "w:document w:body w:footnotes w:endnotes w:footnote w:endnote w:p w:r w:tbl w:tr w:tc w:hyperlink w:smartTag "
    "w:customXml w:dir w:bdo w:fldSimple w:ins w:del w:moveTo w:moveFrom w:sdt w:sdtContent w:ruby w:rt w:rubyBase "
    "w:object mc:Choice mc:AlternateContent mc:Fallback w:txbxContent"
)
"""What words are in that come along, or that other rules tell of."""


def strange(file: WordFile) -> Iterator[Found]:
    """Words inside something that this program does not know: they could be lost, so nothing is guessed."""
    for story in file.stories:
        met: set[etree._Element] = set()
        for text in story.each("w:t"):
            outer = list(text.iterancestors())
            unknown = next((one for one in outer if one.tag not in _FAMILIAR), None)
            if (
                unknown is None
                or any(one.tag == BOX for one in outer)
                or unknown in met
                or not (text.text or "").strip()
            ):
                continue
            met.add(unknown)
            name = str(unknown.tag).rpartition("}")[2]
            yield _object(
                unknown,
                f"something of an unknown kind ({quoted(name)}) with words in it",
                "type it again as plain text",
            )
