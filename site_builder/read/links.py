"""Where the links of a text lead, and HTML made safe: the same for both readers of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.entities import html5
from posixpath import normpath
from urllib.parse import quote, unquote

import nh3
from markdown_it.common.normalize_url import normalizeLink

from site_builder.codes import Code
from site_builder.invisible import FORBIDDEN, coded_sign
from site_builder.problems import Place, Problem, quoted
from site_builder.record.addresses import IN_FRAGMENT, address_of
from site_builder.record.file_kinds import is_picture
from site_builder.record.prose import Link
from site_builder.record.reach import local_flaw, reach_flaw, secret_flaw
from site_builder.record.web_addresses import is_web_address

BEGIN, END = "\x02", "\x03"
"""The marks around an address on the site: control characters, since no source may contain them."""
_HOST = re.compile(r"www\.[^\s/]+\.[^\s]+", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CHARACTER = re.compile(
    r"&(?:#x0*(?P<hex>[0-9a-f]{1,8})|#0*(?P<number>[0-9]{1,10})|(?P<name>[a-z]{3,24}));", re.IGNORECASE
)
_OUR_ANCHORS = ("promise-", "action-", "rating-", "document-", "measure-", "section-", "said-")

_TEXT_TAGS = {"p", "br", "hr", "blockquote", "em", "strong", "del", "sup", "sub", "abbr", "code", "pre", "a", "img"}
_BLOCK_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "div"}
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS = _TEXT_TAGS | _BLOCK_TAGS | _TABLE_TAGS
_ATTRIBUTES = {
    "*": {"id"},
    **{"a": {"href", "title", "class"}, "img": {"src", "alt", "title"}, "abbr": {"title"}, "ol": {"start"}},
    **{"th": {"class"}, "td": {"class"}, "div": {"class"}, "code": {"class"}},
}


@dataclass(frozen=True)
class Position:
    """Where a text is, and what it may contain."""

    first: Place
    """Its first line."""
    home: str
    """The address of the page that shows it, without a leading slash."""
    level_one: bool = False
    """Whether it may have a level-one heading: hand-written pages may."""


@dataclass(frozen=True)
class Target:
    """What a link or picture becomes: its address, between `BEGIN` and `END` if on the site; "" after a finding."""

    address: str
    link: Link | None = None
    """Set if it leads to a file of the site."""
    problem: Problem | None = None


def target(written: str, position: Position, place: Place, *, is_image: bool) -> Target:
    """Where a link leads, as it was typed at a place in a text."""
    file, _, anchor = written.partition("#")
    if is_web_address(written):
        return Target(_encoded(written))
    if written.lower().startswith(("mailto:", "tel:")) and not is_image:
        flaw = reach_flaw(written)
        return Target("", problem=flaw.at(place)) if flaw else Target(_encoded(written))
    message = _bad_link(written) if not written or not _is_path(file) else _meant(written, is_image)
    if message:
        local = local_flaw(written) or secret_flaw(written)
        return Target("", problem=local.at(place) if local else Problem(place, Code.LINK, message))
    path = _path(unquote(file), position.first.file)
    if is_image and not is_picture(path):
        message = f"{quoted(written)} is not a picture; write [words]({written}) without '!' to lead to it, or the path of a picture."
        return Target("", problem=Problem(place, Code.LINK, message))
    address = position.home if not file else address_of(path) or ""
    fragment = f"#{quote(unquote(anchor), safe=IN_FRAGMENT)}" if anchor else ""
    return Target(f"{BEGIN}{address}{fragment}{END}", Link(written, place, path, unquote(anchor)))


def _encoded(address: str) -> str:
    """An address as a URI, for feeds and other programs; as typed if that cannot be worked out."""
    try:
        return normalizeLink(address)
    except (ValueError, UnicodeError):
        return address


def _is_path(file: str) -> bool:
    return ":" not in file.split("/")[0] and not file.startswith(("/", "\\"))


def _path(target: str, own: str) -> str:
    return normpath(f"{own.rpartition('/')[0]}/{target}") if target else own


def _meant(written: str, is_image: bool) -> str:
    """What to write for an address that lacks its beginning; "" for any other."""
    if _HOST.fullmatch(written):
        return f"The link {quoted(written)} lacks its beginning; write {quoted(f'https://{written}', 200)}."
    if _MAILBOX.fullmatch(written) and not is_image:
        return f"The link {quoted(written)} lacks its beginning; write {quoted(f'mailto:{written}', 200)}."
    return ""


def _bad_link(written: str) -> str:
    if not written:
        return "This link has no address; write one between its round brackets."
    if written.startswith("/"):
        return f"The link {quoted(written)} begins with '/'; write the path of the file, seen from this one, such as ../docs/plan/01-x.md."
    if re.match(r"https?://\S+\s", written):
        right = re.sub(r"\s+", "%20", written)
        return f"The address {quoted(written)} has a space in it; write {quoted(right, 300)}."
    return f"The link {quoted(written)} is neither a web address nor a file; write https://… or the path of a file."


def picture_without_words(written: str, place: Place) -> Problem:
    """The finding for a picture that says nothing to people who cannot see it (WCAG 2.2, 1.1.1)."""
    message = f"The picture {quoted(written)} has no words; write between its square brackets what it shows, for people who cannot see it."
    return Problem(place, Code.LINK, message)


def picture_elsewhere(written: str, place: Place) -> Problem:
    """The finding for a picture on another site: no page of ours loads it, and a feed would tell that site who reads."""
    message = f"{quoted(written)} is on another site; save the picture below docs/ and write its path, such as ../docs/images/visit.jpg."
    return Problem(place, Code.ADDRESS, message)


def safe(html: str, address: Callable[[str, str], str]) -> str:
    """HTML without anything that could run. `address` turns a tag and its written address into the final one."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        return address(tag, value) if name in ("href", "src") else value

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def in_pieces(html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The HTML around the addresses on the site, and those addresses."""
    pieces = html.replace(END, BEGIN).split(BEGIN)
    return tuple(pieces[::2]), tuple(pieces[1::2])


def slug(value: str, separator: str) -> str:
    """A heading's anchor as MkDocs makes it, distinct from the anchors that the builder gives."""
    from markdown.extensions.toc import slugify

    made: str = slugify(value, separator)
    return f"text-{made}" if made.startswith(_OUR_ANCHORS) else made


def codes(text: str) -> Iterator[re.Match[str]]:
    """Each code of a character, such as `&#2;`, `&#x202e;` or `&ZeroWidthSpace;`."""
    return _CHARACTER.finditer(text)


def of_code(code: re.Match[str], place: Place) -> Problem | None:
    """The finding for a code of a character that no text may contain, or that nobody sees."""
    sign = _sign(code)
    if sign and not FORBIDDEN.match(sign):
        return coded_sign(code.group(), sign, place)
    message = f"{quoted(code.group())} is the code of an invisible control character; delete it."
    return Problem(place, Code.CONTROL_CHARACTER, message)


def without_control_characters(html: str) -> str:
    """The HTML without the codes of characters that no text may contain."""
    return _CHARACTER.sub(
        lambda match: match.group() if (sign := _sign(match)) and not FORBIDDEN.match(sign) else "", html
    )


def _sign(reference: re.Match[str]) -> str:
    """The character that a code stands for; "" for a number that is none."""
    if name := reference.group("name"):
        return html5.get(f"{name};", reference.group())
    digits = reference.group("hex")
    number = int(digits, 16) if digits else int(reference.group("number"))
    return "" if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
