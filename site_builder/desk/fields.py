"""What a form of the desk prints: frozen fields, each of which knows where in a file its value is.

A field is made from the file (`forms.py`), printed by `templates/_fields.html`, and asked by `submission.py` what of it was
changed. What a browser sends back for a field that nobody touched is what the field says that it `shows`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import quote, unquote

from site_builder.desk.changes import Path
from site_builder.problems import Problem


@dataclass(frozen=True)
class Choice:
    """One of several values to choose from, and what it is called."""

    value: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value of a file, with a label."""

    widget: ClassVar[str] = ""
    """The name of the macro that prints it."""
    path: Path
    label: str
    help: str = ""
    required: bool = False
    findings: tuple[Problem, ...] = ()
    is_there: bool = False
    """Whether the file has the key, with a value or without."""

    @property
    def name(self) -> str:
        """Its name in the form that is sent."""
        return name_of(self.path)

    @property
    def id(self) -> str:
        """Its id on the page."""
        return f"f-{self.name}"

    @property
    def shows(self) -> Mapping[str, tuple[str, ...]]:
        """What a browser sends back for it if nobody touches it: values by the names of its inputs."""
        return {}

    @property
    def is_filled(self) -> bool:
        """Whether it has a value."""
        return any(any(values) for values in self.shows.values())

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Field:
        """The same field with what was typed into it, for a form that is shown again."""
        return self

    def inside(self) -> Iterator[Field]:
        """The fields below it, outer before inner."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class Line(Field):
    """Text of one line."""

    widget: ClassVar[str] = "line"
    value: str = ""
    at_most: int = 0
    suggestions: tuple[Choice, ...] = ()
    """What may be meant; anything else may be typed too."""
    is_short: bool = False
    """Whether it is a number or a short name."""
    mode: str = ""
    """What keyboard a telephone shows for it."""
    takes_file: bool = False
    """Whether a file may be brought in place of typing where it is."""

    @property
    def upload(self) -> str:
        """The name of the input that takes a file; "" without one."""
        return f"{self.name}.file" if self.takes_file else ""

    @property
    def shows(self) -> Mapping[str, tuple[str, ...]]:
        """Its value by its name."""
        return {self.name: (self.value,)}

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Line:
        """The same with what was typed into it; what was not sent stays."""
        return replace(self, value=posted.get(self.name, (self.value,))[0])


@dataclass(frozen=True, kw_only=True)
class Lines(Line):
    """Text of several lines. Empty lines around it are not shown, and stay."""

    widget: ClassVar[str] = "lines"
    before: str = ""
    after: str = ""
    rows: int = 3


@dataclass(frozen=True, kw_only=True)
class MarkdownText(Lines):
    """A text with headings, lists and links."""

    widget: ClassVar[str] = "markdown"
    for_young_people: bool = False
    is_body: bool = False
    """Whether it is the text below the keys, or a part of it; its path is then not the path of a value."""

    @property
    def place(self) -> str:
        """What remarks on it are asked by: the path of its key, or "body"."""
        return "body" if self.is_body else self.name


PARTS = ("day", "month", "year")
_NOTHING = "%"
"""How a key without any sign is written: "%" itself is "%25"."""


@dataclass(frozen=True, kw_only=True)
class Dated(Field):
    """A date in three inputs, or two dates; the day may be left out, and where `year` is set the month too."""

    widget: ClassVar[str] = "dated"
    first: tuple[str, str, str] = ("", "", "")
    """Day, month, year."""
    last: tuple[str, str, str] = ("", "", "")
    month: bool = True
    year: bool = False
    interval: bool = False
    clock: str | None = None
    """The hour, for a moment; None for what has no hour."""
    typed: str = ""
    """The value as it is typed in the file."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its inputs, in their order."""
        return tuple(f"{self.name}.{part}" for part in PARTS)

    @property
    def last_names(self) -> tuple[str, ...]:
        """Those of the second date."""
        return tuple(f"{self.name}.to-{part}" for part in PARTS)

    @property
    def shows(self) -> Mapping[str, tuple[str, ...]]:
        """Day, month and year of each date by their names, and the time of day where it has one."""
        pairs = [*zip(self.names, self.first, strict=True)]
        pairs += zip(self.last_names, self.last, strict=True) if self.interval else ()
        pairs += [(f"{self.name}.clock", self.clock)] if self.clock is not None else []
        return {name: (value,) for name, value in pairs}

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Dated:
        """The same with what was typed into it; what was not sent stays."""

        def typed(names: tuple[str, ...], old: tuple[str, str, str]) -> tuple[str, str, str]:
            day, month, year = (posted.get(name, (was,))[0] for name, was in zip(names, old, strict=True))
            return day, month, year

        clock = None if self.clock is None else posted.get(f"{self.name}.clock", (self.clock,))[0]
        first, last = typed(self.names, self.first), typed(self.last_names, self.last)
        return replace(self, first=first, last=last, clock=clock)


@dataclass(frozen=True, kw_only=True)
class Chosen(Field):
    """One of a few values."""

    widget: ClassVar[str] = "radios"
    value: str = ""
    choices: tuple[Choice, ...] = ()
    """The first may be "", for none of them."""

    @property
    def shows(self) -> Mapping[str, tuple[str, ...]]:
        """Its value by its name."""
        return {self.name: (self.value,)}

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Chosen:
        """The same with what was typed into it; what was not sent stays."""
        return replace(self, value=posted.get(self.name, (self.value,))[0])


@dataclass(frozen=True, kw_only=True)
class Selected(Chosen):
    """One of many values."""

    widget: ClassVar[str] = "select"


@dataclass(frozen=True, kw_only=True)
class Picture(Selected):
    """A picture below `docs/`, chosen or brought."""

    widget: ClassVar[str] = "picture"

    @property
    def upload(self) -> str:
        """The name of the input that takes a file."""
        return f"{self.name}.file"

    @property
    def known(self) -> tuple[str, ...]:
        """The pictures that the record has."""
        return tuple(choice.value for choice in self.choices if choice.words == choice.value)


@dataclass(frozen=True, kw_only=True)
class Ticked(Field):
    """Any number of values from a list."""

    widget: ClassVar[str] = "ticks"
    values: tuple[str, ...] = ()
    """As the file has them, in its order, some perhaps twice."""
    choices: tuple[Choice, ...] = ()

    @property
    def asked(self) -> str:
        """The name of a hidden input that says that the list was on the page: without a tick nothing else does."""
        return f"{self.name}.asked"

    @property
    def shows(self) -> Mapping[str, tuple[str, ...]]:
        """The ticked values in the order of the choices, and that the list was on the page."""
        ticked = tuple(choice.value for choice in self.choices if choice.value in self.values)
        return {self.asked: ("yes",), **({self.name: ticked} if ticked else {})}

    @property
    def is_filled(self) -> bool:
        """Whether anything is ticked."""
        return bool(self.values)

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Ticked:
        """The same with what was typed into it; what was not sent stays."""
        return replace(self, values=posted.get(self.name, ())) if self.asked in posted else self


@dataclass(frozen=True, kw_only=True)
class OnePerLine(Lines):
    """A list of short texts, each on a line of its own."""

    widget: ClassVar[str] = "per_line"
    values: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AsTyped(Field):
    """A value that no form can hold, such as one with an anchor: it is shown as it was typed, and stays."""

    widget: ClassVar[str] = "as_typed"
    source: str = ""
    why: str = ""


def name_of(path: Path) -> str:
    """A path as one word: `documents/0/title`. A key of digits alone is told from a number."""
    return "/".join(str(step) if isinstance(step, int) else _quoted(step) for step in path)


def path_of(name: str) -> Path:
    """The path that such a word names; () for an empty one."""
    return tuple(_step(step) for step in name.split("/") if step)


def _quoted(step: str) -> str:
    if step.isdecimal() and step.isascii():
        return f"%{ord(step[0]):02X}{step[1:]}"
    return quote(step, safe="").replace(".", "%2E") or _NOTHING


def _step(word: str) -> str | int:
    if word.isdecimal() and word.isascii():
        return int(word)
    return "" if word == _NOTHING else unquote(word)
