"""Changes in a tree of elements."""

from __future__ import annotations

from lxml import etree

from site_builder.word.ooxml import names

_SETTINGS = names("w:smartTagPr w:customXmlPr")


def remove(element: etree._Element) -> None:
    """Takes an element out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """An element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        if child.tag not in _SETTINGS:
            parent.insert(at, child)
    parent.remove(element)
