"""Finds links and pictures that were typed nearly, and would be shown as typed or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.problems import Severity, quoted
from site_builder.read.dialect import Inline

_ADDRESS = re.compile(
    r"(?:https?://|mailto:|tel:|www\.|\.{0,2}/|#)\S+|\S+\.(?:md|pdf|docx?|xlsx?|pptx?|csv|jpe?g|png|gif|svg|webp|html?|aspx?)(?:[#?]\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_APART = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]\n\0]+)\]\s+\((?P<address>[^()\s\0]+)\)")
_SWAPPED = re.compile(r"(?P<picture>)\((?P<words>[^()\n\0]+)\)\s*\[(?P<address>[^\[\]\s\0]+)\]")
_ROUND = re.compile(r"(?P<picture>)\((?P<words>[^()\n\0]+)\)\((?P<address>[^()\s\0]+)\)")
_SQUARE = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]\n\0]+)\] ?\[(?P<address>[^\[\]\s\0]+)\]")
_SPACED = re.compile(
    r"!?\[(?P<words>[^\[\]\n\0]*)\]\((?P<address>(?=[^()<>\n\0]*[^()<>\s\0]\s)[^()<>\n\0]*+(?:(?<=[^()<>\s\0])\n[^()<>\n\0]*+)?)\)"
)
_TITLED = re.compile(r"(?P<address>\S+)\s+[“”„‘’](?P<title>[^“”„‘’\"]+)[“”‘’]")
_BROKEN = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^\s()]{0,200}")
_UNDEFINED = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]\n\0^][^\[\]\n\0]*)\]\[(?P<label>[^\[\]\n\0]*)\]")
_PICTURE = re.compile(r"!\[[^\[\]\n\0^][^\[\]\n\0]*\](?![ \t]*[\[(])")
_GLUED = re.compile(r"(?<=\n)[ \t]*\[(?P<label>[^\[\]\n\0^][^\[\]\n\0]*)\]:[ \t]*\S+[ \t]*$", re.MULTILINE)
_ANGLES = re.compile(r"<(?P<address>(?:https?://|mailto:|tel:)[^<>\s\0]+ [^<>\n\0]*)>", re.IGNORECASE)
_HOST = re.compile(r"<(?P<address>www\.[^<>\s\0]+)>", re.IGNORECASE)
_MIXED = re.compile(
    r"(?P<picture>!?)(?P<a>[\[({［（])(?P<words>[^\[\](){}［］（）\n\0]+)(?P<b>[\])}］）])"
    r"(?P<c>[\[({［（])(?P<address>[^\s\[\](){}［］（）\0]+)(?P<d>[\])}］）])"
)
_OTHERWISE_TOLD = ("[]()", "[][]", "()()", "()[]")
"""The brackets of a link, and of what has a finding of its own."""
_WRONG_BRACKETS = (
    (_APART, "has a space in its middle"),
    (_SWAPPED, "has its brackets the wrong way round"),
    (_ROUND, "has round brackets around its words"),
    (_SQUARE, "has square brackets around its address"),
)

Found = tuple[int, tuple[Code, str, Severity]]
"""A position in a text; the code, message and severity of the finding there."""


def mistyped_links(plain: str, inline: Inline) -> Iterator[Found]:
    """Yields a finding for each link or picture of a paragraph, `plain` its text without code, that is not read as one."""
    met: set[int] = set()
    for pattern, what in _WRONG_BRACKETS:
        for match in pattern.finditer(plain):
            if _ADDRESS.fullmatch(match["address"]):
                met.add(plain.find("](", match.start(), match.end()))
                right = quoted(f"{match['picture']}[{match['words']}]({_whole(match['address'])})", 300)
                yield (
                    match.start(),
                    (Code.LINK, f"The link {quoted(match.group())} {what}; write {right}.", Severity.ERROR),
                )
    for match in _MIXED.finditer(plain):
        if "".join(match.group(*"abcd")) not in _OTHERWISE_TOLD and _ADDRESS.fullmatch(match["address"]):
            right = quoted(f"{match['picture']}[{match['words']}]({_whole(match['address'])})", 300)
            message = f"The link {quoted(match.group())} has other brackets than a link; write {right}."
            yield match.start(), (Code.LINK, message, Severity.ERROR)
    for match in _SPACED.finditer(plain):
        if _ADDRESS.fullmatch(match["address"].strip().replace(" ", "-")):
            met.add(match.end("words"))
            titled = _TITLED.fullmatch(match["address"].strip())
            right = f'{titled["address"]} "{titled["title"]}"' if titled else _joined_up(match["address"].strip())
            what = "has a title in curly quotation marks" if titled else "has a space in it"
            right = quoted(f"{'!' if match.group().startswith('!') else ''}[{match['words']}]({right})", 300)
            message = f"The address {quoted(match['address'])} {what}; write {right}."
            yield match.start(), (Code.LINK, message, Severity.ERROR)
    for match in _BROKEN.finditer(plain):
        if plain.find("](", match.start()) not in met:
            typed = inline.text[match.start() : match.start() + 60].split("\n")[0]
            is_at_end = not plain[match.end() : match.end() + 1].strip()
            is_whole = is_at_end and _ADDRESS.fullmatch(match.group().partition("](")[2]) is not None
            right = quoted(f"{match.group()})", 300) if is_whole else "[words](address)"
            message = f"{quoted(typed)} is not a link yet; write {right}, or \\[ to show it as typed."
            yield match.start(), (Code.LINK, message, Severity.ERROR)
    yield from _shown_as_text(plain)


def _shown_as_text(plain: str) -> Iterator[Found]:
    """What its author meant as a link or picture, and what is shown as typed."""
    for match in _UNDEFINED.finditer(plain):
        what = "picture" if match["picture"] else "link"
        if _ADDRESS.fullmatch(match["label"]):  # has its own finding
            continue
        label = match["label"] or match["words"]
        message = f"{quoted(match.group())} is not a {what}: no line '[{label}]: address' stands in this text; write one, or \\[ to show it as typed."
        yield match.start(), (Code.LINK, message, Severity.ERROR if match["picture"] else Severity.WARNING)
    for match in _PICTURE.finditer(plain):
        message = (
            f"{quoted(match.group())} is not a picture; write its address after it, ![words](../docs/images/x.jpg)."
        )
        yield match.start(), (Code.LINK, message, Severity.WARNING)
    for match in _GLUED.finditer(plain):
        message = f"{quoted(match.group())} is shown as text, since it is right below other text; put an empty line before it."
        yield match.start(), (Code.LINK, message, Severity.ERROR)
    for match in _ANGLES.finditer(plain):
        right = quoted(f"<{_joined_up(match['address'])}>", 300)
        message = f"{quoted(match.group())} is not a link, since its address has a space in it; write {right}."
        yield match.start(), (Code.LINK, message, Severity.ERROR)
    for match in _HOST.finditer(plain):
        right = quoted(f"<https://{match['address']}>", 200)
        yield (
            match.start(),
            (Code.LINK, f"{quoted(match.group())} is shown with its '<' and '>'; write {right}.", Severity.WARNING),
        )


def _joined_up(address: str) -> str:
    """An address that is valid between round brackets: a path keeps its spaces, a web address gets %20 instead."""
    if address.lower().startswith("tel:"):
        return "".join(address.split())
    if re.match("https?:|mailto:|www", address, re.IGNORECASE):
        return re.sub(r"\s+", "%20", re.sub(r"(?<=:)(//)?\s+", r"\1", address))
    return f"<{address}>"


def _whole(address: str) -> str:
    if address.lower().startswith("www."):
        return f"https://{address}"
    return f"mailto:{address}" if "@" in address and ":" not in address and "/" not in address else address
