"""What Word, Outlook, Excel and their like put on the clipboard, made plain: hidden and deleted words out, lists known as
lists, footnotes as footnotes. Their marks: "Microsoft Office HTML and XML Reference" (2000), which they still write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.pasted.left_out import Left, LeftOut
from site_builder.pasted.tree import Element

_LEVEL = re.compile(r"\blevel(\d)")
_NUMBER = re.compile(r"\(?(\d{1,9})(?:\.\d{1,3})*[.):]?\)?")
_LETTERS = re.compile(r"\(?(?:[a-zA-Z]|[ivxlcIVXLC]+)[.)]")
_NOTE = re.compile(r"[^#]*#(?:_(?P<word>ftn|edn)|sd(?P<libre>foot|end)note|(?P<google>ftnt))(?P<number>\d+)(?:sym)?")
_BACK = re.compile(
    r"[^#]*#(?:_(?P<word>ftn|edn)ref|sd(?P<libre>foot|end)note(?=\d+anc)|(?P<google>ftnt)_ref)(?P<number>\d+)(?:anc)?"
)
"""Where the mark of a footnote or endnote leads, and where its number at the note leads back, as Word, LibreOffice and
Google Docs write them."""
_NOTHING = re.compile(r"0(?:\.0*)?(?:px|pt|em)?")


@dataclass(frozen=True)
class Mark:
    """How an item of a list begins: its level from 1, and its number, or None for a bullet."""

    level: int
    number: int | None


def is_unseen(element: Element) -> bool:
    """Whether its words are on the page for nobody to see, or for screen readers alone."""
    style = element.style
    if "hidden" in element.attributes or style.get("display") == "none" or style.get("visibility") == "hidden":
        return True
    if style.get("mso-hide") == "all" or _NOTHING.fullmatch(style.get("font-size", "")):
        return True
    return is_for_screen_readers(element)


def is_for_screen_readers(element: Element) -> bool:
    """Whether it is there for those who hear a page, such as "(opens in a new tab)"."""
    style = element.style
    is_tiny = style.get("width") == "1px" and style.get("height") == "1px"
    return is_tiny or "visually-hidden" in " ".join(element.classes)


def is_comment(element: Element) -> bool:
    """Whether it is a comment of a reviewer, or the mark that leads to one."""
    kind = element.style.get("mso-element", "")
    names = {"MsoCommentReference", "MsoCommentText", "MsoCommentSubject", "msocomanchor", "msocomtxt"}
    return (
        kind.startswith("comment")
        or bool(names & {*element.classes})
        or "_msocom_" in element.attributes.get("href", "")
    )


def is_whole_comment(element: Element) -> bool:
    """Whether it is one whole comment: there may be several marks for it."""
    return element.style.get("mso-element") == "comment" or "msocomtxt" in element.classes


def is_deleted(element: Element) -> bool:
    """Whether it was deleted while changes were tracked."""
    return element.tag == "del" or "msoDel" in element.classes


def is_list_mark(element: Element) -> bool:
    """Whether it is the bullet or number of an item, typed by Word."""
    return element.style.get("mso-list", "").startswith("ignore")


def mark_of(element: Element, left_out: LeftOut) -> Mark | None:
    """How a paragraph begins that Word shows as an item of a list; None for any other."""
    level = _LEVEL.search(element.style.get("mso-list", ""))
    if not level:
        return None
    typed = " ".join("".join(one.words for one in _marks(element)).split())
    return Mark(int(level.group(1)), number_of(typed, left_out))


def number_of(typed: str, left_out: LeftOut) -> int | None:
    """The number of an item by the mark that is typed; None for a bullet. Letters become numbers."""
    if number := _NUMBER.fullmatch(typed):
        return int(number.group(1))
    if _LETTERS.fullmatch(typed):
        left_out.note(Left.LETTERS, typed in ("a.", "a)", "(a)", "i.", "i)", "(i)", "A.", "A)", "I."))
        return 0
    return None


def _marks(element: Element) -> Iterator[Element]:
    for one in element.elements:
        if is_list_mark(one):
            yield one
        else:
            yield from _marks(one)


def note_mark(element: Element) -> str:
    """The name of the footnote to which a link leads; "" for any other element."""
    return _note_name(_NOTE, element)


def note_begin(element: Element) -> str:
    """The name of the footnote that begins with a link that leads back; "" for any other element."""
    return _note_name(_BACK, element)


def _note_name(pattern: re.Pattern[str], element: Element) -> str:
    found = pattern.fullmatch(element.attributes.get("href", "")) if element.tag == "a" else None
    if not found:
        return ""
    is_endnote = found["word"] == "edn" or found["libre"] == "end"
    return f"{'end-' if is_endnote else ''}{found['number']}"


def is_contents(element: Element) -> bool:
    """Whether it is a line of a table of contents."""
    return any(name.startswith("MsoToc") for name in element.classes)
