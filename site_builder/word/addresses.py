"""Where the links of a Word file lead: kept where anybody can follow them, and told where they say who followed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from site_builder.problems import quoted
from site_builder.record.web_addresses import is_web_address
from site_builder.word.blocks import Block, Heading, Item, Kind, Line, Paragraph, Table, words_of
from site_builder.word.findings import first_words
from site_builder.word.inline import address

_WRAPPED = re.compile(
    r"(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|linkprotect\.cudasvc\.com)"
)
"""Hosts through which mail programs lead every link: Outlook, Proofpoint, Barracuda."""
_FOLLOWS = re.compile(r"[?&](utm_\w+|fbclid|gclid|mc_[ce]id|_hs\w+)=", re.IGNORECASE)
"""Parts of an address that say who followed it, and from where."""


class Links:
    """Goes through the links of a text."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def kept(self, line: Line) -> Line:
        """A line with those links that can be followed; the words of the others stay."""
        found, told = [], set[str]()
        for piece in line:
            href = piece.href.strip()
            right = _right(href) if href and piece.kind is not Kind.PICTURE else ""
            words = words_of(one for one in line if one.href == piece.href)
            if href and piece.kind is Kind.PICTURE:
                self._told.append(f"The link of a picture to {quoted(href, 80)} is left out.")
            elif href and href not in told:
                told.add(href)
                self._tell(words, href, right)
            found.append(replace(piece, href=right if words else ""))
        return tuple(found)

    def _tell(self, words: str, href: str, right: str) -> None:
        if not right:
            where = "another place in the Word file" if href.startswith("#") else quoted(href, 80)
            self._told.append(
                f"The link {first_words(words)} leads to {where}, which nobody else can follow; its words stay, and the link is left out."
            )
        elif _WRAPPED.fullmatch(urlsplit(right).hostname or ""):
            real = parse_qs(urlsplit(right).query).get("url", [""])[0]
            advice = (
                f"write {quoted(unquote(real), 120)} in its place"
                if is_web_address(real)
                else "write the address to which it leads in its place"
            )
            self._told.append(
                f"The link {first_words(words)} goes through a mail program's filter, which sees who follows it and which stops working; {advice}."
            )
        elif match := _FOLLOWS.search(right):
            self._told.append(
                f"The address of the link {first_words(words)} has {quoted(match.group(1))} in it, which tells who followed it; take that part out."
            )


def _right(href: str) -> str:
    """An address that can be followed from anywhere, written so that it can be; "" if it cannot."""
    if re.match(r"mailto:[^@\s]+@[^@\s]+\.", href, re.IGNORECASE):
        return address(href)
    if re.match(r"tel:\+?[\d ()-]+$", href, re.IGNORECASE):
        return re.sub(r"[ ()-]", "", href)
    if re.match(r"www\.[^\s/]+\.", href, re.IGNORECASE):
        href = f"https://{href}"
    right = re.sub(r"\s+", "%20", href)
    return right if is_web_address(right) else ""


def on_lines(block: Block, change: Callable[[Line], Line]) -> Block:
    """A block with each of its lines changed."""
    if isinstance(block, Heading):
        return replace(block, line=change(block.line))
    if isinstance(block, Paragraph):
        return replace(block, line=change(block.line))
    if isinstance(block, Item):
        return replace(block, line=change(block.line))
    return Table(tuple(tuple(tuple(change(line) for line in cell) for cell in row) for row in block.rows))
