"""Finds what nobody means to publish: notes to oneself, and words of the templates for the author to replace."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum, auto
from itertools import islice

import yaml

from site_builder.codes import Code
from site_builder.personal.marks import LINE_BEGINS, bare, blank, note_pattern, without_addresses, words_pattern
from site_builder.personal.sought import Signs, Sought
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.source import Source, split_front_matter
from site_builder.record.word_lists import WordLists
from site_builder.yaml_nodes import compose, line_of

CONFIGURATION = ("site_name", "site_description", "copyright", "plugins")
"""The settings of `mkdocs.yml` that pages show."""
WITHDRAWN = ("title", "withdrawn")
"""What is still shown of a withdrawn update."""
MOST = 100
"""How often one entry is reported in one text."""


class Sort(Enum):
    """What is found: a note to oneself, a sample of a template, or a sentence of a new site, which is true but empty."""

    NOTE = auto()
    SAMPLE = auto()
    STUB = auto()


class Leftovers:
    """Finds what the lists `notes`, `samples` and `stubs` name in the files of a site, except for what `meant` allows."""

    def __init__(self, lists: WordLists) -> None:
        self._notes = {entry: bare(entry) for entry in sorted(lists["notes"])}
        self._samples = {entry.casefold(): Sort.SAMPLE for entry in sorted(lists["samples"])}
        self._samples |= {entry.casefold(): Sort.STUB for entry in sorted(lists["stubs"])}
        self._signs = Signs([*self._notes.values(), *self._samples])
        self._sought = Sought((self._signs,))
        self._meant = [words_pattern(phrase, any_case=True) for phrase in sorted(lists["meant"])]

    def in_markdown(self, source: Source, only: Collection[str] = ()) -> Iterator[Problem]:
        """What is found in the keys and the text of a Markdown file; if `only` names keys, only in those."""
        if not self._may_hold(source.text):
            return
        parts = split_front_matter(source)
        if parts.yaml is not None:
            yield from self._in_yaml(parts.yaml, source.place.at(2), only)
        if not only:
            first = source.place.at(parts.body_line)
            yield from self._in_text(_without_comments(parts.body), first, is_value=False)

    def in_yaml(self, source: Source, only: Collection[str] = ()) -> Iterator[Problem]:
        """What is found in the values of a YAML file."""
        if self._may_hold(source.text):
            yield from self._in_yaml(source.text, source.place, only)

    def _may_hold(self, text: str) -> bool:
        """Whether a closer look is worthwhile: most files contain none, and are read once and quickly."""
        words = text.casefold().replace("’", "'").split()
        near = self._signs.near(self._sought.telling(frozenset(words)))
        return bool(near) and any(sign in " ".join(words) for sign in near)

    def _in_yaml(self, text: str, first: Place, only: Collection[str]) -> Iterator[Problem]:
        node = compose(text, first, [], tags=True)
        if only and isinstance(node, yaml.MappingNode):
            nodes = [value for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.value in only]
        else:
            nodes = [node] if node else []
        for scalar in (found for top in nodes for found in _scalars(top)):
            place = line_of(scalar, first)
            is_block = scalar.style in ("|", ">")
            place = place.at(place.line + 1) if is_block else place
            yield from self._in_text(scalar.value, place, is_value=not is_block)

    def _in_text(self, text: str, first: Place, *, is_value: bool) -> Iterator[Problem]:
        """What is found in one text, once per entry and line; the lines of a plain value count as one."""
        for pattern in self._meant:
            text = pattern.sub(blank, text)
        matches = {*self._notes_in(text), *self._samples_in(text, is_value=is_value)}
        last, line_at, line, seen = 0, 0, first.line, set[tuple[int, str]]()
        for start, end, sort in sorted(matches, key=lambda match: (match[0], -match[1])):
            if start < last:
                continue
            line += 0 if is_value else text.count("\n", line_at, start)
            line_at, last, found = start, end, text[start:end]
            if (line, found) not in seen:
                seen.add((line, found))
                yield _finding(first.at(line), found, sort)

    def _notes_in(self, text: str) -> Iterator[tuple[int, int, Sort]]:
        text = without_addresses(text)
        small = " ".join(text.casefold().replace("’", "'").split())
        for entry, words in self._notes.items():
            if words in small:
                pattern = note_pattern(entry)
                yield from ((match.start("note"), match.end("note"), Sort.NOTE) for match in _first(pattern, text))

    def _samples_in(self, text: str, *, is_value: bool) -> Iterator[tuple[int, int, Sort]]:
        small = " ".join(text.casefold().replace("’", "'").split())
        for sample, sort in self._samples.items():
            if is_value and sample == small:
                yield 0, len(text), sort
            elif not is_value and sample in small:
                yield from ((*match.span("note"), sort) for match in _first(_sample(sample), text))


def _first(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a text contains an entry, up to the number that is reported."""
    return islice(pattern.finditer(text), MOST)


def _without_comments(text: str) -> str:
    """A text with spaces in place of its comments, which nobody sees."""
    pieces, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        comment = text[begin : end + 3]
        pieces += [text[at:begin], "".join("\n" if sign == "\n" else " " for sign in comment)]
        at = end + 3
    return "".join((*pieces, text[at:]))


def _finding(place: Place, found: str, sort: Sort) -> Problem:
    if sort is Sort.SAMPLE:
        message = f"{quoted(found)} is only a sample; write your own words, or delete it."
        return Problem(place, Code.SAMPLE, message)
    if sort is Sort.STUB:
        message = f"{quoted(found, 100)} is what 'progress start' wrote; write what it says in its place, before the site goes public."
        return Problem(place, Code.NOT_FILLED_IN, message, Severity.WARNING)
    message = f"{quoted(found)} is a note to oneself or a mark that is not meant for the public; write what you mean, or remove it. If it is intended, add the words around it to words/meant.yml."
    return Problem(place, Code.NOTE, message)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every value below a node, in the order of the file; keys do not count."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)


def _sample(entry: str) -> re.Pattern[str]:
    """A sample in a text: an address anywhere, otherwise words at the start of a line, or a whole line."""
    inner = words_pattern(entry, any_case=True).pattern
    ends = r"(?=\s*(?:$|\n))" if entry.endswith(".") else r"(?=\s*(?:[.,:;!?\]]|$|\n))"
    return re.compile(rf"(?P<note>{inner})" if "/" in entry else rf"{LINE_BEGINS}(?P<note>{inner}){ends}")
