"""YAML as nodes that know their line: values stay as typed, and limits apply before anything is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import yaml

from site_builder.codes import Code
from site_builder.invisible import FORBIDDEN, named, turning_sign
from site_builder.problems import Place, Problem, Severity, has_errors, quoted

DEEPEST = 20
_STRANGE_SPACE = re.compile(r"(?:[ -]*|[^:]*:)([^\x00-\x7f])")
"""A character outside ASCII in the indent of a line or right after its first colon."""
_NOTE = re.compile(r"[ \t]+(#.+)")
_NOTE_IN_BRACKETS = re.compile(r"[\[{].*[^\s\[{,]\s+#\S")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_IN_PLAIN_WORDS = {
    "mapping values are not allowed": "there is a ': ' inside a value, which then needs double quotes around it, or the line is indented too far",
    "while scanning a quoted scalar": "a quotation mark is opened and not closed",
    "while parsing a flow": "a bracket is opened and not closed, or a comma is missing",
    "could not find expected ':'": "a key has no ':' after it",
    "expected <block end>": "this line or one above it is not indented like its neighbours, or a quoted value continues after its closing quote",
    r"found character '\t'": "there is a tab before or after a value; use spaces",
    "found character that cannot start": "a value begins with a character that YAML reserves; put the value in double quotes",
    "did not find expected key": "this line or one above it is not indented like its neighbours, or a quoted value continues after its closing quote",
}
_OPENED = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
"""What YAML notices only long after the line that an author has to look at."""


def compose(text: str, first: Place, problems: list[Problem], *, tags: bool = False) -> yaml.Node | None:
    """The root node of a YAML text that begins at `first`, or None where it is empty or cannot be read.

    Anchors, aliases, tags and more than 20 levels are findings (`tags` allows the first three, for `mkdocs.yml`)."""
    return _tried(lambda: _within_limits(text, first, problems, tags), text, first, problems)


def compose_as_the_engine(text: str, first: Place, problems: list[Problem]) -> yaml.Node | None:
    """The same for a text that `compose` has read, by the reader that MkDocs uses: it takes no C library, and refuses
    some of what that reads, such as a tab at the end of a value. Whoever asks changes nothing in it."""
    return _tried(lambda: _composed_as_the_engine(text), text, first, problems)


@lru_cache(maxsize=4)  # slow, and a desk or a preview asks again at each change of another file
def _composed_as_the_engine(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _within_limits(text: str, first: Place, problems: list[Problem], tags: bool) -> yaml.Node | None:
    found = list(_beyond_limits(text, first, tags))
    problems += found
    node = None if has_errors(found) else yaml.compose(text, Loader=_Loader)
    return None if isinstance(node, yaml.ScalarNode) and not node.value else node


def _tried(read: Callable[[], yaml.Node | None], text: str, first: Place, problems: list[Problem]) -> yaml.Node | None:
    try:
        return read()
    except yaml.MarkedYAMLError as error:
        problems.append(_unreadable(error, text, first))
    except yaml.YAMLError:
        problems.append(
            Problem(first, Code.YAML, "This contains a character that YAML cannot read; type the text again.")
        )
    return None


def line_of(node: yaml.Node, first: Place) -> Place:
    """Where a node starts."""
    return first.at(first.line + node.start_mark.line)


def _beyond_limits(text: str, first: Place, tags: bool) -> Iterator[Problem]:
    level = documents = 0
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=_Loader):
        place = first.at(first.line + (event.start_mark.line if event.start_mark else 0))
        documents += isinstance(event, yaml.DocumentStartEvent)
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if level > DEEPEST:
            yield Problem(
                place,
                Code.TOO_DEEP,
                f"Lists and keys are nested more than {DEEPEST} levels deep here; use fewer levels.",
            )
            return
        if documents > 1:
            yield Problem(place, Code.YAML, "A line '---' begins a second document here; delete it.")
            return
        if isinstance(event, yaml.ScalarEvent) and (lost := _cut(event, lines, tags)):
            yield _cut_value(place, event.value, lost)
        if not tags and isinstance(event, yaml.NodeEvent) and (trick := _trick(event)):
            yield Problem(
                place,
                Code.YAML_FEATURE,
                f"{trick} is not allowed here; write the value out, in double quotes if need be.",
            )
        if isinstance(event, yaml.ScalarEvent) and (sign := FORBIDDEN.search(event.value)):
            message = f"A '\\' in double quotes makes the control character U+{ord(sign.group()):04X} here; write '\\\\' for a plain '\\'."
            yield Problem(place, Code.CONTROL_CHARACTER, message)
        if isinstance(event, yaml.ScalarEvent) and (escaped := _escaped_sign(event, lines)):
            message = f"A '\\' in double quotes makes the invisible character {named(escaped)} here, which reverses the text after it; delete it."
            yield Problem(place, Code.INVISIBLE_SIGN, message)


def _escaped_sign(event: yaml.ScalarEvent, lines: list[str]) -> str:
    """The invisible character that an escape in double quotes encodes; "" if it was typed itself and found there."""
    sign = turning_sign(event.value) if event.style == '"' else ""
    first, last = event.start_mark, event.end_mark
    return "" if sign and first and last and sign in "".join(lines[first.line : last.line + 1]) else sign


def _cut(event: yaml.ScalarEvent, lines: list[str], is_configuration: bool) -> str:
    """What YAML takes for a note after an unquoted value although its author may have meant it as part of the value;
    "" if there is nothing of the kind.

    `#1` is certainly not a note. What comes after "# " may be one: it is reported if the value is words, and not in
    `mkdocs.yml`, where notes are common."""
    if event.style or not event.end_mark or event.end_mark.line >= len(lines):
        return ""
    match = _NOTE.match(lines[event.end_mark.line][event.end_mark.column :])
    if not match or match.group(1).startswith("##"):
        return ""
    has_words = " " in event.value and any(sign.isalpha() for sign in event.value)
    is_attached = bool(match.group(1)[1:2].strip())
    is_meant = is_attached and has_words if is_configuration else is_attached or has_words
    return match.group(1).rstrip() if is_meant else ""


def _cut_value(place: Place, value: str, lost: str) -> Problem:
    whole = f"{value} {lost}".strip().replace("\\", "\\\\").replace('"', '\\"')
    message = f'YAML takes {quoted(lost)} for a note and leaves it out; if it belongs to the value, put double quotes around the whole: "{whole}".'
    return Problem(place, Code.CUT_VALUE, message, Severity.WARNING)


def _trick(event: yaml.NodeEvent) -> str:
    """What YAML would do with the value that authors do not expect; "" for plain values."""
    if isinstance(event, yaml.AliasEvent):
        return f"The alias {quoted(f'*{event.anchor}')}"
    if event.anchor:
        return f"The anchor {quoted(f'&{event.anchor}')}"
    tag = getattr(event, "tag", None)
    return f"The tag {quoted(str(tag).replace('tag:yaml.org,2002:', '!!'))}" if tag else ""


def _unreadable(error: yaml.MarkedYAMLError, text: str, first: Place) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    opened = error.context_mark if said.startswith(_OPENED) else None
    mark = opened or error.problem_mark or error.context_mark
    advice = next(
        (words for sign, words in _IN_PLAIN_WORDS.items() if sign in said), "check its indents, colons and quotes"
    )
    line = mark.line if mark else 0
    lines = text.split("\n")
    if "".join(lines[line : line + 1]).lstrip(" ").startswith("\t"):
        advice = "there is a tab; use spaces"
    elif said.startswith("while parsing a flow") and _NOTE_IN_BRACKETS.search("".join(lines[line : line + 1])):
        advice = (
            "' #' begins a note, so that the brackets are not closed; put double quotes around the value that has it"
        )
    for number in (line, line - 1):
        match = _STRANGE_SPACE.match(lines[number]) if 0 <= number < len(lines) else None
        if match and (match.group(1).isspace() or not match.group(1).isprintable()):
            line = number
            advice = f"there is a space of another kind, {named(match.group(1))}; type a plain one in its place"
    last = text.rstrip("\n").count("\n")  # something unclosed is noticed after the last line
    return Problem(
        first.at(first.line + min(line, last)), Code.YAML, f"This line cannot be read as 'key: value': {advice}."
    )
