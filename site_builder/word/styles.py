"""How text looks in a Word file by way of its styles: what is bold or hidden, and which paragraphs are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from lxml import etree

from site_builder.word.ooxml import P_PR, R_PR, VAL, P, named

_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading ([1-9])")
_MOST_THROUGH = 90_000
"""Thousandths of a per cent of transparency."""
_W14_FILL = named("w14:textFill")
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
"""Word's and LibreOffice's; the names in a file are English in every language."""
TITLE = 0
"""The level of a title; headings have 1 to 9."""


@dataclass(frozen=True)
class Look:
    """What of a run's look says something: whether it is seen at all, and its emphasis."""

    hidden: bool = False
    colour: str = ""
    """Six hexadecimal digits, or "" for the automatic colour, which can always be read."""
    size: int = 24
    """In half-points."""
    scale: int = 100
    """Width of the letters in per cent."""
    shade: str = ""
    """The colour behind it, as above."""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underlined: bool = False
    script: str = ""
    """"sub", "sup" or ""."""


class Styles:
    """The styles of one file."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root
        styles = [] if root is None else list(root.iter(named("w:style")))
        self._by_id = {style.get(named("w:styleId"), ""): style for style in reversed(styles)}
        self._default = next(
            (
                style.get(named("w:styleId"), "")
                for style in styles
                if style.get(named("w:type")) == "paragraph" and style.get(named("w:default")) in ("1", "true", "on")
            ),
            "",
        )
        self._of = lru_cache(maxsize=None)(self._look_of_styles)
        self.level = lru_cache(maxsize=None)(self._level)
        self._styled = lru_cache(maxsize=None)(self._property_of_styles)

    def chain(self, style: str) -> list[etree._Element]:
        """A style after those on which it is based; none of an unknown one."""
        found: list[etree._Element] = []
        while style in self._by_id and self._by_id[style] not in found and len(found) < 20:
            found.append(self._by_id[style])
            style = _val(found[-1].find(named("w:basedOn")))
        return found[::-1]

    @cached_property
    def _defaults(self) -> Look:
        defaults = None if self._root is None else self._root.find(f".//{named('w:rPrDefault')}/{R_PR}")
        return _with(Look(size=20), defaults)

    def _property_of_styles(self, style: str, name: str) -> etree._Element | None:
        styled = (one.find(f"{P_PR}/{named(name)}") for one in reversed(self.chain(style)))
        return next((one for one in styled if one is not None), None)

    def _look_of_styles(self, paragraph: str, run: str) -> Look:
        look = self._defaults
        for style in (*self.chain(paragraph or self._default), *self.chain(run)):
            look = _with(look, style.find(R_PR))
        return look

    def look(self, run: etree._Element, paragraph: etree._Element | None) -> Look:
        """How a run looks: by the styles of its paragraph and its own, then by what is said of it directly."""
        own = run.find(R_PR)
        own_style = _val(own.find(named("w:rStyle"))) if own is not None else ""
        return _with(self._of(style_of(paragraph), own_style), own)

    def property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """A property of a paragraph, such as "w:ind", by itself or else the nearest of its styles."""
        own = paragraph.find(f"{P_PR}/{named(name)}")
        if own is not None:
            return own
        return self._styled(style_of(paragraph) or self._default, name)

    def emphasis(self, run: etree._Element, paragraph: etree._Element | None) -> Look:
        """The same without what a style of Word's own gives a whole paragraph, such as a caption: that is not emphasis."""
        own = run.find(R_PR)
        own_style = _val(own.find(named("w:rStyle"))) if own is not None else ""
        style = style_of(paragraph)
        is_custom = style in self._by_id and self._by_id[style].get(named("w:customStyle")) in ("1", "true", "on")
        return _with(self._of(style if is_custom else "", own_style), own)

    def is_quotation(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph has a style for quotations."""
        names = (_val(one.find(named("w:name"))).casefold() for one in self.chain(style_of(paragraph)))
        return any(name in _QUOTES for name in names)

    def _level(self, style: str) -> int | None:
        """The level of the headings that a style makes: 0 for a title, 1 to 9; None for other text."""
        for one in reversed(self.chain(style)):
            name = _val(one.find(named("w:name"))).casefold()
            if name == "title":
                return TITLE
            if match := _HEADING.fullmatch(name):
                return int(match.group(1))
            outline = _val(one.find(f"{P_PR}/{named('w:outlineLvl')}"))
            if outline.isdigit():
                return int(outline) + 1 if int(outline) < 9 else None
        return None

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """The level of a paragraph that is a heading; None of one that is not."""
        own = _val(paragraph.find(f"{P_PR}/{named('w:outlineLvl')}"))
        if own.isdigit():
            return int(own) + 1 if int(own) < 9 else None
        return self.level(style_of(paragraph))

    def numbering(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The number of a paragraph's list and its level from 0, by itself or its style; None if it is in none."""
        own = paragraph.find(f"{P_PR}/{named('w:numPr')}")
        styled = [style.find(f"{P_PR}/{named('w:numPr')}") for style in self.chain(style_of(paragraph))]
        number, level = "", ""
        for one in (*styled, own):
            if one is not None:
                number = _val(one.find(named("w:numId"))) or number
                level = _val(one.find(named("w:ilvl"))) or level
        return (number, int(level) if level.isdigit() else 0) if number and number != "0" else None

    def indent(self, paragraph: etree._Element) -> int | None:
        """How far a paragraph is from the margin, by itself or a style that puts it in a list, in twentieths of a
        point; None if only its list says so."""
        own = indent_of(paragraph.find(P_PR))
        styled = [style.find(P_PR) for style in self.chain(style_of(paragraph))]
        in_list = [one for one in styled if one is not None and one.find(named("w:numPr")) is not None]
        return own if own is not None else next((indent_of(one) for one in reversed(in_list)), None)

    def shade(self, paragraph: etree._Element) -> str:
        """The colour behind a paragraph, by itself or its style; "" if it has none."""
        styled = [style.find(f"{P_PR}/{named('w:shd')}") for style in self.chain(style_of(paragraph))]
        shades = (fill(one) for one in (*styled, paragraph.find(f"{P_PR}/{named('w:shd')}")) if one is not None)
        return next(reversed(list(shades)), "")

    def is_shaded_table(self, style: str) -> bool:
        """Whether a style of tables colours cells, so that nobody can tell what is behind their words."""
        return any(any(map(fill, one.iter(named("w:shd")))) for one in self.chain(style))


def style_of(paragraph: etree._Element | None) -> str:
    """The id of a paragraph's style; "" for the usual one."""
    return _val(paragraph.find(f"{P_PR}/{named('w:pStyle')}")) if paragraph is not None else ""


def indent_of(properties: etree._Element | None) -> int | None:
    """How far paragraphs are from the margin, in twentieths of a point; None if it is not said."""
    found = properties.find(named("w:ind")) if properties is not None else None
    typed = "" if found is None else found.get(named("w:left")) or found.get(named("w:start")) or ""
    return int(typed) if re.fullmatch(r"-?\d+", typed) else None


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """The innermost paragraph that an element is in."""
    return next(element.iterancestors(P), None)


def fill(shade: etree._Element) -> str:
    """The colour of a shade, or "" if it has none."""
    colour = shade.get(named("w:fill"), "")
    return colour.upper() if re.fullmatch("[0-9A-Fa-f]{6}", colour) else ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def _is_clear(fill_of_letters: etree._Element) -> bool:
    """Whether letters have no colour at all, or one that lets everything through ([MS-DOCX], 2.6.1.13)."""
    alphas = [one.get(named("w14:val"), "0") for one in fill_of_letters.iter(named("w14:alpha"))]
    is_through = any(alpha.isdigit() and int(alpha) > _MOST_THROUGH for alpha in alphas)
    return fill_of_letters.find(named("w14:noFill")) is not None or is_through


def _val(element: etree._Element | None) -> str:
    return element.get(VAL, "") if element is not None else ""


_SWITCHES = {
    named(name): key
    for name, key in (
        ("w:vanish", "hidden"),
        ("w:specVanish", "hidden"),
        ("w:b", "bold"),
        ("w:i", "italic"),
        ("w:strike", "strike"),
        ("w:dstrike", "strike"),
    )
}
_HIGHLIGHTS = {"yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "white": "FFFFFF"}
_HIGHLIGHTS |= {"lightGray": "C0C0C0", "black": "000000", "darkBlue": "000080", "blue": "0000FF", "red": "FF0000"}


def _with(look: Look, properties: etree._Element | None) -> Look:
    """A look with what is said in one place on top."""
    if properties is None:
        return look
    changed: dict[str, object] = {}
    for element in properties:
        value = element.get(VAL, "")
        if element.tag == named("w:color"):
            changed["colour"] = value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else ""
        elif element.tag == named("w:sz") and value.isdigit():
            changed["size"] = int(value)
        elif element.tag == named("w:w") and value.rstrip("%").isdigit():
            changed["scale"] = int(value.rstrip("%"))
        elif element.tag == named("w:shd"):
            changed["shade"] = fill(element)
        elif element.tag == named("w:highlight"):
            changed["shade"] = _HIGHLIGHTS.get(value, "")
        elif element.tag == named("w:u"):
            changed["underlined"] = is_on(element)
        elif element.tag == named("w:vertAlign"):
            changed["script"] = {"superscript": "sup", "subscript": "sub"}.get(value, "")
        elif element.tag == _W14_FILL:
            changed["hidden"] = _is_clear(element)
        elif key := _SWITCHES.get(str(element.tag)):
            changed[key] = is_on(element) or (key == "strike" and changed.get(key, False))
    return replace(look, **changed)  # type: ignore[arg-type]  # each by its own name
