"""What is said of pictures and links: words that tell somebody who does not see the page what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from site_builder.check.each import in_each_update
from site_builder.check.shown_lines import shown_lines
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.prose import Prose, plain_text
from site_builder.record.updates import Update

_PICTURE = re.compile(r"!\[([^\]]*+)(?:\]\(<?([^)\s>]{0,4000}+)>?(?:\s+[\"'(]([^\"')]{0,4000}+)[\"')])?\s*+\))?")
"""A picture, or what only begins like one, which has no second group. That is passed over as one, and an address has an
end: otherwise a line of many beginnings would be read again from each of them."""
_FILE = re.compile(
    r"[\w ()\[\].-]*\.(?:jpe?g|png|gif|webp|svg|heic|tiff?|bmp|avif|pdf)"
    r"|(?:img|dsc|dscn|dscf|pxl|mvimg|image|photo|picture|screen ?shot|scan|whatsapp image|untitled|unnamed|p(?=\d{4}))[ _-]*\(?\d"
    r"(?:[\d() .:_x-]|at|am|pm|copy|final|edited|edit)*"
    r"|untitled\b.*"
    r"|[\w-]*\d{6,}[\w-]*|(?=\S*[\d_])[a-z0-9]+(?:[_-][a-z0-9]+){2,}",
    re.IGNORECASE,
)
"""How files are called by cameras, telephones and programs, or by people who name files."""
_EMPTY = frozenset(
    {
        *(
            "img",
            "pic",
            "image",
            "picture",
            "photo",
            "photograph",
            "graphic",
            "illustration",
            "drawing",
            "figure",
            "chart",
            "graph",
        ),
        *(
            "diagram",
            "logo",
            "icon",
            "banner",
            "screenshot",
            "untitled",
            "unnamed",
            "alt",
            "text",
            "header",
            "thumbnail",
        ),
        *(
            "placeholder",
            "spacer",
            "alt text",
            "image description",
            "picture description",
            "description",
            "stock photo",
        ),
        *("a picture", "an image", "a photo", "the picture", "the image", "the photo"),
    }
)
"""Words that say that there is a picture, and not what it shows."""
_BEGINS = re.compile(
    r"(?:(?:this|the|here)\s+(?:is|shows)\s+)?(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|pic|graphic)s?\s+(?:of|showing|that shows|shows)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]+/\S+", re.IGNORECASE)
"""An address with more than its host: a host alone says where it leads."""
_VAGUE = re.compile(
    r"^(?:please )?(?:click|tap|press) (?:here|on|this|the (?:link|button))\b"
    r"|^(?:\w+ ){0,5}(?:read|see|find|get|look|go|view|watch|apply|download|available|more|it|this|them|out|details|information) here$"
)
"""What a list cannot hold: "click here for the letter", "read it here"."""
_LINK = re.compile(r"<a (?:[^<>]* )?href=\"([^\"]*)\"[^<>]*>(.*?)</a>", re.DOTALL)


def check_pictures(edition: Edition) -> Iterator[Problem]:
    """What describes a picture is not the name of a file. That it says nothing, begins with "image of", or only repeats
    the title, the summary or the caption, is a warning (WCAG 2.2, 1.1.1)."""
    for update in edition.record.updates:
        if update.image_alt and not update.withdrawn:
            beside = {"the title": update.title, "the summary": update.written_summary}
            yield from _alternative(update.image_alt, update.image, update.place_of("image_alt"), beside)
    withdrawn = {update.place.file for update in edition.record.updates if update.withdrawn}
    titles = {update.place.file: update.title for update in edition.record.updates}
    titles |= {area.place.file: area.title for area in edition.record.areas}
    titles |= {page.file: page.title for page in edition.record.pages}
    drafts = {page.file for page in edition.record.pages if page.is_draft}
    for file, text in sorted(edition.record.typed.items()):
        if not file.endswith(".md") or "![" not in text or file in withdrawn:
            continue
        for line, words in shown_lines(text, is_yaml=False):
            for match in _PICTURE.finditer(words):
                if match[2] is None:
                    continue
                beside = {"the title": titles.get(file, ""), "the caption": match[3] or ""}
                found = _alternative(match[1], match[2], Place(file, line), beside)
                yield from (one.softened() if file in drafts else one for one in found)


def _alternative(alt: str, file: str, place: Place, beside: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the words for one picture, with what is shown beside it; nothing where there are none, which
    is found when the file is read."""
    words = " ".join(alt.split())
    if not words:
        return
    name = file.rpartition("/")[2].rpartition(".")[0]
    if _FILE.fullmatch(words) or (words == name and re.search(r"[\d_-]", name)):
        message = f"{quoted(words)} is the name of a file; say what the picture shows, for people who cannot see it."
        yield Problem(place, Code.PICTURE_WORDS, message)
    elif _plain(words) in _EMPTY:
        message = f"{quoted(words)} does not say what the picture shows; say it for people who cannot see it."
        yield Problem(place, Code.PICTURE_WORDS, message, Severity.WARNING)
    elif match := _BEGINS.match(words):
        rest = words[match.end() :].strip()
        right = f"; write {quoted(rest[:1].upper() + rest[1:])}" if rest else "; say what it shows"
        message = f"{quoted(match.group())} need not be said: screen readers say that this is a picture{right}."
        yield Problem(place, Code.PICTURE_WORDS, message, Severity.WARNING)
    else:
        for what, text in beside.items():
            if text and _plain(text) == _plain(words):
                message = f"{quoted(words)} only repeats {what}, so that it is heard twice; say what the picture shows."
                yield Problem(place, Code.PICTURE_WORDS, message, Severity.WARNING)


def _plain(words: str) -> str:
    """Words for comparing: small letters and digits, with single spaces."""
    return " ".join(re.findall(r"\w+", words.casefold().replace("_", " ")))


def check_link_words(edition: Edition) -> Iterator[Problem]:
    """In texts for adults, the words of a link say where it leads: not "click here", and no bare address (WCAG 2.2,
    2.4.4). In texts for young people that is an error, which the rules of those texts find."""
    vague, record = edition.record.word_lists["links"], edition.record
    for found in in_each_update(edition, _in_update, vague):
        yield from found
    pages = (*record.pages, *([record.introduction] if record.introduction else []))
    texts = [(one.body, one.body.place or one.place) for one in record.areas]
    texts += [(one.text, one.text.place or one.place) for one in pages if not one.is_draft]
    for text, place in texts:
        yield from _in_words(text, place, record.typed.get(place.file, ""), vague)


def _in_update(update: Update, typed: str, vague: frozenset[str]) -> list[Problem]:
    place = update.body.place or update.place
    return [] if update.withdrawn else list(_in_words(update.body, place, typed, vague))


def _in_words(text: Prose, place: Place, typed: str, vague: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with the words of the links in a text; `typed` is its file."""
    for match in _LINK.finditer("".join(text.pieces)) if "<a " in "".join(text.pieces) else ():
        words = plain_text(match[2])
        is_address = _ADDRESS.fullmatch(words) is not None
        if is_address or _plain(words) in vague or (vague and _VAGUE.search(_plain(words))):
            what = "is a bare address, which screen readers spell out" if is_address else "does not say where it leads"
            message = f"The link {quoted(words)} {what}; write what the reader finds there: [our plan](address)."
            yield Problem(_place_of(words, place, typed), Code.LINK_TEXT, message, Severity.WARNING)


def _place_of(words: str, first: Place, typed: str) -> Place:
    """The first line from a text's first one that has some words as those of a link, or as an address."""
    lines = typed.split("\n")[first.line - 1 :]
    small = words.casefold()
    marks = (f"[{small}]", f"**{small}**]", small)
    for mark in marks:
        for number, line in enumerate(lines):
            if mark in " ".join(line.casefold().split()):
                return first.at(first.line + number)
    return first
