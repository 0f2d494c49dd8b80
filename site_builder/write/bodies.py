"""The text below the keys of a Markdown file, whole or one section of it; all other bytes stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt

from site_builder.front_matter import FRONT_MATTER
from site_builder.problems import Place, listed, quoted
from site_builder.write.file_text import FileText, Splice
from site_builder.write.refusal import refusal
from site_builder.write.scalars import checked

_PARSER = MarkdownIt("commonmark")


@dataclass(frozen=True)
class Heading:
    """A heading of level one or two: its words as typed, its first line and the line after it, from 0."""

    words: str
    level: int
    line: int
    below: int


def body_of(text: str) -> str:
    """The text below the keys, with Unix line ends; the whole text if there are no keys."""
    source = FileText(text).text
    return source[_begin(source) :]


def set_body(text: str, body: str, *, file: str) -> str:
    """The file with another text below its keys. Lines that stay keep their line ends."""
    source = FileText(text)
    begin = _begin(source.text)
    body = checked(body, Place(file, source.text.count("\n", 0, begin) + 1))
    changed = source.with_splice(_smallest(source.text[begin:], body).moved(begin))
    after = FileText(changed).text
    if after[: _begin(after)] != source.text[:begin] or after[_begin(after) :] != body:
        raise refusal(Place(file), "The new text would be read as keys: do not begin it with a line '---'.")
    return changed


def sections_of(text: str) -> list[str]:
    """The headings of level two, in their order, as typed."""
    return [heading.words for heading in _headings(body_of(text)) if heading.level == 2]


def cut_at(body: str, heading: str) -> tuple[str, str, str]:
    """A body as the text above a heading of level two, the lines of the heading, and all the text below it, which
    together are the body again; the last two are "" if the heading is not there exactly once."""
    found = [each for each in _headings(body) if each.words == heading and each.level == 2]
    if len(found) != 1:
        return body, "", ""
    lines = re.findall(r"[^\n]*\n|[^\n]+", body)
    first, below = found[0].line, found[0].below
    return "".join(lines[:first]), "".join(lines[first:below]), "".join(lines[below:])


def section_of(text: str, heading: str, *, file: str) -> str:
    """The text below a heading of level two, down to the next of level one or two, without empty lines around it."""
    body = body_of(text)
    start, end = _span(body, heading, Place(file, 1))
    return body[start:end].strip("\n")


def set_section(text: str, heading: str, new: str, *, file: str) -> str:
    """The file with another text below a heading of level two; the empty lines around it stay.

    RefusedError if no heading or more than one has these words, or if the new text would itself begin a section."""
    source = FileText(text)
    begin = _begin(source.text)
    body = source.text[begin:]
    place = Place(file, source.text.count("\n", 0, begin) + 1)
    start, end = _span(body, heading, place)
    section = _section(body[start:end], checked(new, place).strip("\n"), body[:start], is_last=end == len(body))
    result = body[:start] + section + body[end:]
    if [(each.words, each.level) for each in _headings(result)] != [
        (each.words, each.level) for each in _headings(body)
    ]:
        message = f"The text below {quoted(heading)} would begin or end a section: write its headings with '###'."
        raise refusal(place, message)
    return set_body(text, result, file=file)


def _section(old: str, new: str, before: str, *, is_last: bool) -> str:
    """The new text with the empty lines around it that the old one had, or with one if there was no text."""
    content = old.strip("\n")
    if not new:
        return "" if is_last else "\n"
    if content:
        start = old.index(content)
        return old[:start] + new + old[start + len(content) :]
    return ("\n" if before.endswith("\n") else "\n\n") + new + ("\n" if is_last else "\n\n")


def _begin(text: str) -> int:
    match = FRONT_MATTER.match(text)
    return match.end() if match else 0


def _headings(body: str) -> Iterator[Heading]:
    """The headings of level one and two outside lists and quotations; those in code do not count."""
    tokens = _PARSER.parse(body)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.level == 0 and opening.tag in ("h1", "h2") and opening.map:
            yield Heading(inline.content.strip(), int(opening.tag[1]), *opening.map)


def _span(body: str, words: str, place: Place) -> tuple[int, int]:
    """Where the text below a heading begins and ends."""
    headings = list(_headings(body))
    matches = [number for number, heading in enumerate(headings) if heading.words == words and heading.level == 2]
    if len(matches) != 1:
        names = listed([quoted(heading.words) for heading in headings if heading.level == 2], "and")
        message = (
            f"appears {len(matches)} times in the text" if matches else f"is not in the text; its headings are {names}"
        )
        line = place.line + headings[matches[1]].line if matches else place.line
        raise refusal(place.at(line), f"The heading '## {words}' {message}.")
    lines = [0, *(match.end() for match in re.finditer("\n", body))]
    following = headings[matches[0] + 1 : matches[0] + 2]
    begin = headings[matches[0]].below
    return (
        lines[begin] if begin < len(lines) else len(body),
        lines[following[0].line] if following else len(body),
    )


def _smallest(old: str, new: str) -> Splice:
    """The lines that differ, between those that are the same at both ends."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    first = _same(before, after)
    last = _same(before[first:][::-1], after[first:][::-1])
    start = sum(map(len, before[:first]))
    changed = after[first : len(after) - last]
    return Splice(start, start + sum(map(len, before[first : len(before) - last])), "".join(changed))


def _same(these: list[str], those: list[str]) -> int:
    """How many lines are the same, from the first on."""
    return next(
        (number for number, (one, other) in enumerate(zip(these, those, strict=False)) if one != other),
        min(len(these), len(those)),
    )
