"""The names that elements of Office Open XML have (ECMA-376, 5th edition), as lxml spells them."""

from __future__ import annotations

from functools import cache

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {
    "w": MAIN,
    "r": RELATIONS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _SPACES["m"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": _SPACES["wp"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _SPACES["a"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": _SPACES["pic"].encode(),
}
"""The names of "Strict Open XML Document", which Word offers too, and the usual ones for the same (Part 4, annex A)."""


@cache
def named(short: str) -> str:
    """The full name of an element or attribute, such as "w:p"."""
    prefix, _, name = short.partition(":")
    return f"{{{_SPACES[prefix]}}}{name}"


def names(shorts: str) -> frozenset[str]:
    """The full names of several, separated by spaces."""
    return frozenset(map(named, shorts.split()))


VAL = named("w:val")
P, R, T = named("w:p"), named("w:r"), named("w:t")
"""Paragraph, run, text."""
TBL, TR, TC = named("w:tbl"), named("w:tr"), named("w:tc")
"""Table, row, cell."""
BODY, P_PR, R_PR = named("w:body"), named("w:pPr"), named("w:rPr")
BOX, ALTERNATE, CHOICE = named("w:txbxContent"), named("mc:AlternateContent"), named("mc:Choice")
FALLBACK = named("mc:Fallback")
"""What programs show that do not know what is in the choice beside it."""


def beside(element: etree._Element, name: str) -> etree._Element | None:
    """The first element of a name, such as "mc:Choice", that has the same parent."""
    parent = element.getparent()
    return parent.find(named(name)) if parent is not None else None
