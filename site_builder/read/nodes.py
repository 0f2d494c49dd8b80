"""YAML as nodes that know their line: values stay the text that was typed, and limits hold before anything is built."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from site_builder.problems import Place, Problem, quoted
from site_builder.read.source import FORBIDDEN

DEEPEST = 20
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_IN_PLAIN_WORDS = {
    "mapping values are not allowed": "there is a ': ' inside a value, which then needs double quotes around it, or the line is indented too far",
    "while scanning a quoted scalar": "a quotation mark is opened and not closed",
    "while parsing a flow": "a bracket is opened and not closed, or a comma is missing",
    "could not find expected ':'": "a key has no ':' behind it",
    "expected <block end>": "this line is not indented like its neighbours, or a quoted value goes on behind its quotes",
    "found character that cannot start": "a value begins with a character that YAML keeps for itself; put the value in double quotes",
    "did not find expected key": "this line is not indented like its neighbours, or a quoted value goes on behind its quotes",
}
_OPENED = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
"""What YAML notices long after the line on which an author has to look."""


def compose(text: str, first: Place, problems: list[Problem], *, tags: bool = False) -> yaml.Node | None:
    """The root node of a YAML text that begins at `first`, or None where it is empty or cannot be read.

    Anchors, aliases, tags and more than 20 levels are findings (`tags` allows the first three, for `mkdocs.yml`)."""
    try:
        found = list(_beyond_limits(text, first, tags))
        problems += found
        node = None if found else yaml.compose(text, Loader=_Loader)
        return None if isinstance(node, yaml.ScalarNode) and not node.value else node
    except yaml.MarkedYAMLError as error:
        problems.append(_unreadable(error, text, first))
    except yaml.YAMLError:
        problems.append(Problem(first, "yaml", "This holds a character that YAML cannot read; type the text again."))
    return None


def line_of(node: yaml.Node, first: Place) -> Place:
    """Where a node starts."""
    return first.at(first.line + node.start_mark.line)


def _beyond_limits(text: str, first: Place, tags: bool) -> Iterator[Problem]:
    level = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = first.at(first.line + (event.start_mark.line if event.start_mark else 0))
        documents += isinstance(event, yaml.DocumentStartEvent)
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if level > DEEPEST:
            yield Problem(
                place,
                "too-deep",
                f"Lists and keys stand inside one another more than {DEEPEST} levels deep here; make it flatter.",
            )
            return
        if documents > 1:
            yield Problem(place, "yaml", "A line '---' begins a second document here; delete it.")
            return
        if not tags and isinstance(event, yaml.NodeEvent) and (trick := _trick(event)):
            yield Problem(
                place, "yaml-feature", f"{trick} is not allowed here; write the value out, in double quotes if need be."
            )
        if isinstance(event, yaml.ScalarEvent) and (sign := FORBIDDEN.search(event.value)):
            message = f"A '\\' in double quotes makes the control character U+{ord(sign.group()):04X} here; write '\\\\' for a plain '\\'."
            yield Problem(place, "control-character", message)


def _trick(event: yaml.NodeEvent) -> str:
    """What YAML would do with the value that no author expects; "" for plain values."""
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
    if "".join(text.split("\n")[line : line + 1]).lstrip(" ").startswith("\t"):
        advice = "there is a tab; use spaces"
    return Problem(first.at(first.line + line), "yaml", f"This line cannot be read as 'key: value': {advice}.")
