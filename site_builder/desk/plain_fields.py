"""Fields of single values and of lists of short values, chosen by the form that a key declares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import yaml

from site_builder.desk.changes import Path
from site_builder.desk.fields import (
    AsTyped,
    Choice,
    Chosen,
    Dated,
    Field,
    Line,
    Lines,
    MarkdownText,
    OnePerLine,
    Picture,
    Selected,
    Ticked,
)
from site_builder.desk.picks import Picks
from site_builder.desk.sections import LONG
from site_builder.desk.typed_dates import moment_of, span_of
from site_builder.problems import Problem
from site_builder.record.forms import (
    Date,
    File,
    Id,
    Markdown,
    Moment,
    Number,
    Plain,
    Target,
    Text,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)

LONG_LINE = 70
"""From so many signs on a text gets several lines to be read in."""
MOST_RADIOS = 6
"""So many words are shown one below the other; more open as a list."""
TAKES_A_FILE = (("document", "url"), ("listed-document", "url"))
"""Addresses that may be those of a file somebody has on this computer."""
_UNFIT = re.compile(r"[\r\0\ud800-\udfff]")
"""What a browser would not send back as it is."""


@dataclass(frozen=True)
class Given:
    """What a file has for a key, and what every field of it says."""

    path: Path
    key: str
    label: str
    help: str
    required: bool
    findings: tuple[Problem, ...]
    node: yaml.Node | None
    refused: str = ""
    """Why the value cannot be changed."""
    source: str = ""

    @property
    def common(self) -> dict[str, Any]:
        """What every kind of field is made with."""
        return {
            "path": self.path,
            "label": self.label,
            "help": self.help,
            "required": self.required,
            "findings": self.findings,
            "is_there": self.node is not None,
        }

    @property
    def value(self) -> str:
        """The value as it was typed; "…" for what is a list or has keys, "" if there is none."""
        if self.node is None:
            return ""
        return str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else "…"

    @property
    def is_collection(self) -> bool:
        """Whether it is a list or has keys."""
        return isinstance(self.node, yaml.CollectionNode)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The items of a list of texts."""
        items = self.node.value if isinstance(self.node, yaml.SequenceNode) else ()
        return tuple(str(item.value) for item in items if isinstance(item, yaml.ScalarNode))

    @property
    def holds_only_texts(self) -> bool:
        """Whether it is a list of short texts that a form can hold, or nothing."""
        if isinstance(self.node, yaml.SequenceNode):
            is_whole = len(self.texts) == len(self.node.value)
            marked = any(item.tag.startswith("!") for item in self.node.value)
            return is_whole and not marked and not any(_UNFIT.search(one) or "\n" in one for one in self.texts)
        return not self.value

    @property
    def without_node(self) -> Given:
        """The same as if the file had nothing."""
        return replace(self, node=None, source="")

    def as_typed(self, why: str) -> AsTyped:
        """A field that only shows the value."""
        return AsTyped(**self.common, source=self.source, why=why)


def plain_field(form: Plain, given: Given, picks: Picks, thing: str) -> Field:
    """The field for a single value."""
    if given.is_collection:
        return given.as_typed("It is a list, or has keys of its own.")
    if _UNFIT.search(given.value):
        return given.as_typed("It has a sign that a form cannot hold.")
    found = _fitting(form, given, picks)
    return found or _line(form, given, picks, thing)


def _fitting(form: Plain, given: Given, picks: Picks) -> Field | None:
    """A field of the form's own kind, if the value fits into it."""
    match form:
        case Word():
            return _chosen(given, picks.words(form.words), picks.nothing(form.words))
        case YesOrNo():
            return _chosen(given, (Choice("true", "Yes"), Choice("false", "No")), "Nothing said")
        case Date() if spans := span_of(given.value, year=form.year, interval=form.interval):
            return Dated(
                **given.common,
                first=spans[0],
                last=spans[1],
                typed=given.value,
                month=form.month,
                year=form.year,
                interval=form.interval,
            )
        case Moment() if moment := moment_of(given.value):
            return Dated(**given.common, first=moment[0], clock=moment[1], typed=given.value, month=False)
        case Markdown():
            is_young = given.key == "young_people"
            return MarkdownText(**given.common, **_around(given.value), rows=8, for_young_people=is_young)
        case File() if "\n" not in given.value:
            return Picture(**given.common, value=given.value, choices=_with(picks.pictures, given, "No picture"))
    return None


def _line(form: Plain, given: Given, picks: Picks, thing: str) -> Field:
    suggestions = picks.suggestions(thing, given.key)
    at_most = form.at_most if isinstance(form, Text) else 0
    is_long = isinstance(form, Text) and given.key in LONG and not suggestions
    if is_long or "\n" in given.value or len(given.value) > LONG_LINE:
        rows = min(8, max(2, len(given.value) // LONG_LINE + 1 + given.value.count("\n")))
        return Lines(**given.common, **_around(given.value), at_most=at_most, rows=rows)
    mode = "numeric" if isinstance(form, Whole) else "decimal" if isinstance(form, Number) else ""
    mode = "url" if isinstance(form, WebAddress | Target) else mode
    is_short = isinstance(form, Whole | Number | Id)
    return Line(
        **given.common,
        value=given.value,
        at_most=at_most,
        suggestions=suggestions,
        is_short=is_short,
        mode=mode,
        takes_file=isinstance(form, Target) and (thing, given.key) in TAKES_A_FILE,
    )


def _around(value: str) -> dict[str, Any]:
    """A text without the empty lines around it, and these."""
    inner = value.strip("\n")
    before = value[: len(value) - len(value.lstrip("\n"))] if inner else ""
    return {"value": inner, "before": before, "after": value[len(before) + len(inner) :]}


def _chosen(given: Given, words: tuple[Choice, ...], nothing: str) -> Field | None:
    if "\n" in given.value:
        return None
    choices = _with(words, given, nothing)
    kind = Chosen if len(choices) <= MOST_RADIOS + 1 else Selected
    return kind(**given.common, value=given.value, choices=choices)


def _with(words: tuple[Choice, ...], given: Given, nothing: str) -> tuple[Choice, ...]:
    """The words to choose from, nothing first, and what was typed last if it is none of them."""
    known = {"", *(choice.value for choice in words)}
    typed = () if given.value in known else (Choice(given.value, f"{given.value} (as it was typed)"),)
    return (Choice("", nothing), *words, *typed)


def ticked(given: Given, choices: Iterable[Choice], what: str) -> Field:
    """A list of values of which some are known."""
    known = tuple(choices)
    values = {choice.value for choice in known}
    typed = (Choice(one, f"{one} (as it was typed)") for one in dict.fromkeys(given.texts) if one not in values)
    return Ticked(**given.common, values=given.texts, choices=(*known, *typed))


def per_line(given: Given, suggestions: tuple[Choice, ...]) -> Field:
    """A list of short texts."""
    value = "\n".join(given.texts)
    rows = min(12, max(2, len(given.texts) + 1))
    return OnePerLine(**given.common, value=value, values=given.texts, rows=rows, suggestions=suggestions)
