"""Links that are fields, each written in the one way that mammoth reads rightly; simple fields as their words."""

from __future__ import annotations

import re

from lxml import etree

from site_builder.word.elements import unwrap
from site_builder.word.ooxml import R, named

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+"?([^"\s]+)"?', re.IGNORECASE)


def write_links(root: etree._Element) -> None:
    """Writes them so in a tree."""
    for simple in list(root.iter(named("w:fldSimple"))):
        address = _address(simple.get(named("w:instr"), ""))
        if address:
            for at, run in enumerate((_char("begin"), _instruction(address), _char("separate"))):
                simple.insert(at, run)
            simple.append(_char("end"))
        unwrap(simple)
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
