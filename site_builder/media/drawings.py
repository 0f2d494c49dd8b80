"""SVG and other XML that browsers show: finds what would run or load something, and removes names from drawings."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from site_builder.media.cleaned import TYPES
from site_builder.media.cleaning import cleaned
from site_builder.media.measuring import opened
from site_builder.record.file_facts import Picture

SVG, XLINK, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_NEVER = {"script", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"}
_MOVES = {"animate", "set", "animateTransform", "animateMotion"}
_COSTLY = {"feTurbulence", "feConvolveMatrix", "feMorphology", "feDiffuseLighting", "feSpecularLighting", "feTile", "feImage"}  # fmt: skip
_MOST_EFFECTS = 8
_SHEET = re.compile(rb"<\?\s*xml-stylesheet", re.IGNORECASE)
_LOADS = re.compile(r"@import|(?:url|src|image|image-set)\(\s*[\"']?\s*(?!#|data:image/(?:png|jpe?g|gif|webp)|[\"')])", re.IGNORECASE)  # fmt: skip
_INSIDE = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)\s*[;,]", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:#|https?://|mailto:|tel:)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[0-9]+)?)(px)?\s*", re.IGNORECASE)


_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_RUNS = re.compile(
    r"<(?:[\w-]+:)?(?:script|iframe|object|embed|handler|listener)\b"
    r"|[\s\"'/]on[a-z]+\s*=\s*[\"']"
    r"|" + r"\s*".join("javascript:"),
    re.IGNORECASE,
)
"""Scripts, pages within pages, attributes such as `onload`, and addresses that run (SVG 2, 15; SVG Tiny 1.2, 15)."""


class BrokenError(Exception):
    """The bytes are not readable XML."""


def parsed(content: bytes) -> Element:
    """The root; BrokenError if it cannot be read, or has external entities or so many that they are an attack."""
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise BrokenError(str(error)) from error


def active(content: bytes) -> str:
    """The first thing in XML that would run or load something, as written there; "" if there is none.

    BrokenError if it cannot be read."""
    if _SHEET.search(content):
        return "<?xml-stylesheet"
    return next(_active(parsed(content)), "")


def what_runs(content: bytes) -> tuple[str, int]:
    """What would run in a drawing, as it was typed, and its line; "" and 1 if nothing would.

    Entities are resolved; the drawing need not be readable XML."""
    encoding = next((name for mark, name in _ENCODINGS if content.startswith(mark)), "utf-8")
    typed = content.decode(encoding, errors="replace")
    for text in (typed, unescape(typed)):
        if match := _RUNS.search(text):
            return match.group().strip(" \t\r\n\"'/="), typed.count("\n", 0, match.start()) + 1
    return "", 1


def _active(root: Element) -> Iterator[str]:
    for element in root.iter():
        space, name = _split(element.tag)
        if space == XHTML or name.lower() in {word.lower() for word in _NEVER}:
            yield f"<{name}"
        if name in _MOVES and element.get("attributeName", "").rpartition(":")[2].lower().startswith(("href", "on")):
            yield f"<{name} attributeName={element.get('attributeName')}"
        if name == "style" and _LOADS.search(element.text or ""):
            yield "<style"
        for attribute, value in element.attrib.items():
            yield from _active_attribute(name, *_split(attribute), value)


def _active_attribute(element: str, space: str, name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield name
    elif name == "base" and space == _XML:
        yield "xml:base"
    elif (
        name in ("href", "src")
        and not (
            value.strip().startswith("#") or not value.strip() or (_LINK if element == "a" else _INSIDE).match(value)
        )
    ) or (name not in ("href", "src") and "(" in value and _LOADS.search(value)):
        yield f"{name}={value[:40]}"


def costly(content: bytes) -> str:
    """The effect that makes a drawing slow to draw, or ""; BrokenError if it cannot be read."""
    effects = [name for element in parsed(content).iter() if (name := _split(element.tag)[1]).startswith("fe")]
    slow = next((name for name in effects if name in _COSTLY), "")
    return slow or (f"{len(effects)} effects" if len(effects) > _MOST_EFFECTS else "")


def measured(content: bytes) -> Picture:
    """Width and height as typed, both 0 unless both are in pixels; its shape from its view box then. BrokenError as above."""
    root = parsed(content)
    width, height = (_length(root.get(side, "")) for side in ("width", "height"))
    if width and height:
        return Picture(width, height)
    box = [_length(side) for side in root.get("viewBox", "").replace(",", " ").split()[2:]]
    return Picture(0, 0, shape=(box[0], box[1]) if len(box) == 2 and all(box) else (0, 0))


def _length(typed: str) -> int:
    match = _LENGTH.fullmatch(typed)
    try:
        return round(min(float(match.group(1)), 1e12)) if match else 0
    except ValueError:
        return 0


def without_names(content: bytes) -> bytes:
    """The drawing without comments, metadata and its editor's own data; pictures in it are cleaned.

    BrokenError if it cannot be read, OSError if a picture in it cannot."""
    root = parsed(content)  # comments and instructions are gone by now
    _clean(root)
    for prefix, space in (("", SVG), ("xlink", XLINK)):
        ElementTree.register_namespace(prefix, space)
    return bytes(ElementTree.tostring(root, encoding="utf-8")) + b"\n"


def _clean(element: Element) -> None:
    for attribute in list(element.attrib):
        space, name = _split(attribute)
        value = element.attrib[attribute]
        if space not in ("", SVG, XLINK, _XML) or name.startswith("data-"):
            del element.attrib[attribute]
        elif name == "href" and _INSIDE.match(value):
            element.set(attribute, _clean_inside(value))
    for child in list(element):
        space, name = _split(child.tag)
        if space not in ("", SVG) or name == "metadata":
            _drop(element, child)
        else:
            _clean(child)


def _drop(element: Element, child: Element) -> None:
    """Removes a child, and keeps the text that follows it."""
    number = list(element).index(child)
    if child.tail and number:
        element[number - 1].tail = (element[number - 1].tail or "") + child.tail
    elif child.tail:
        element.text = (element.text or "") + child.tail
    element.remove(child)


def _clean_inside(address: str) -> str:
    """A picture inside the drawing, cleaned."""
    head, _, data = address.partition(",")
    content = b64decode(data) if head.lower().rstrip().endswith("base64") else unquote_to_bytes(data)
    clean = cleaned(content).content
    with opened(clean) as image:
        return f"data:{TYPES[str(image.format)]};base64,{b64encode(clean).decode()}"


def _split(name: object) -> tuple[str, str]:
    """Namespace and local name; ("", "") for anything other than an element."""
    if not isinstance(name, str):
        return "", ""
    space, _, local = name.removeprefix("{").rpartition("}")
    return space, local
