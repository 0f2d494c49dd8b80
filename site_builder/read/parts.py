"""Splits a text at its headings: the part for everyone, the part for young people, and its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.links import Position
from site_builder.read.markdown import Converter, Heading
from site_builder.record.plan import BLOCKS, TEENAGERS_HEADING, YOUNG_PEOPLE_HEADING
from site_builder.record.prose import Prose

_AFTER = r"[ \t:.#]*(?:\{.*\}[ \t]*)?"
"""What people add to a heading that is meant word for word."""
_NEARLY_FOR_TEENAGERS = re.compile(rf"for (?:our )?(?:teens|teenagers){_AFTER}", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """What is below one heading, up to the next that splits."""

    heading: str
    """Its words; "" for what comes before the first."""
    place: Place
    """The heading's last line."""
    text: str
    """Begins with the end of that line."""


def in_two(converter: Converter, body: str, first: Place, begins: str) -> tuple[str, Part | None]:
    """The text for everyone, and the part for the second version, which has the heading `begins`; None if there is no
    such part."""
    found = (heading for heading in converter.headings(body) if heading.level == 2 and heading.words == begins)
    cut = list(_cut(body, first, [heading] if (heading := next(found, None)) else []))
    return cut[0].text, cut[1] if len(cut) > 1 else None


def in_blocks(converter: Converter, part: Part) -> list[Part]:
    """The blocks of a part for young people, in order; first the words before the first heading."""
    headings = converter.headings(part.text)
    cut = [heading for heading in headings if heading.level == 3 and heading.words in (*BLOCKS, TEENAGERS_HEADING)]
    return list(_cut(part.text, part.place, cut))


def for_teenagers(converter: Converter, part: Part) -> tuple[Part, Part | None]:
    """A text for young people without the part for teenagers, with which it may end, and that part."""
    found = (heading for heading in converter.headings(part.text) if _begins_teenagers(heading))
    cut = list(_cut(part.text, part.place, [heading] if (heading := next(found, None)) else []))
    return Part(part.heading, cut[0].place, cut[0].text), cut[1] if len(cut) > 1 else None


def teenagers_prose(part: Part, home: str, converter: Converter, problems: list[Problem]) -> Prose:
    """A part for teenagers, whose page has the address `home`; an empty one is a finding."""
    found = len(problems)
    text = converter.convert(part.text, Position(part.place, home), problems)
    if not text.text and len(problems) == found:
        message = f"There is nothing below {quoted(TEENAGERS_HEADING)}; write that part or delete its heading."
        problems.append(Problem(part.place, Code.EMPTY_BODY, message))
    return text


def _begins_teenagers(heading: Heading) -> bool:
    return heading.level == 3 and heading.words == TEENAGERS_HEADING


def _cut(text: str, first: Place, headings: Sequence[Heading]) -> Iterator[Part]:
    lines = text.split("\n")
    ends = [*(heading.first_line for heading in headings), len(lines)]
    yield Part("", first, "\n".join([*lines[: ends[0]], *[""] * (ends[0] < len(lines))]))
    for heading, end in zip(headings, ends[1:], strict=True):
        below = "\n".join(["", *lines[heading.last_line + 1 : end]])
        yield Part(heading.words, first.at(first.line + heading.last_line), below)


def nearly_for_teenagers(converter: Converter, part: Part) -> Iterator[Problem]:
    """A warning for each heading in a text for young people that was certainly meant to begin the part for teenagers."""
    typed = part.text.split("\n")
    for heading in converter.headings(part.text):
        if _NEARLY_FOR_TEENAGERS.fullmatch(heading.words.strip()) and not _begins_teenagers(heading):
            message = f"{quoted(typed[heading.first_line])} does not begin the part for teenagers, so children read what follows; write it as '### {TEENAGERS_HEADING}'."
            yield Problem(part.place.at(part.place.line + heading.first_line), Code.HEADING, message, Severity.WARNING)


def nearly_for_young_people(converter: Converter, adults: str, first: Place, begins: str) -> Iterator[Problem]:
    """A warning for each heading in the adults' text that was certainly meant to begin the part for the second version,
    which has the heading `begins`, or that begins it on other sites."""
    return _meant(converter, adults, first, begins, f"write it as '## {begins}'")


def for_young_people_in_update(converter: Converter, body: str, first: Place, begins: str) -> Iterator[Problem]:
    """The same for the text of an update, in which no heading begins that part."""
    return _meant(converter, body, first, begins, "move it to the front matter, below 'young_people: |'")


def _meant(converter: Converter, adults: str, first: Place, begins: str, advice: str) -> Iterator[Problem]:
    typed = adults.split("\n")
    readers = begins.removeprefix("For ") if begins != YOUNG_PEOPLE_HEADING else "young people"
    nearly = re.compile(f"(?:{re.escape(begins)}|{re.escape(YOUNG_PEOPLE_HEADING)}){_AFTER}", re.IGNORECASE)
    for heading in converter.headings(adults):
        if nearly.fullmatch(heading.words.strip()):
            message = f"{quoted(typed[heading.first_line])} does not begin the part for {readers}, so what follows is shown to adults; {advice}."
            yield Problem(first.at(first.line + heading.first_line), Code.HEADING, message, Severity.WARNING)
