"""What would be found in a file as a form holds it now: each finding beside its text, with its line in that text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from site_builder.adult_texts import hints_while_typing
from site_builder.check.young_people.rules import is_written_by_rules
from site_builder.check.young_people.texts import YoungText, young_groups
from site_builder.desk.fields import MarkdownText
from site_builder.desk.forms import DeskForm, Remark
from site_builder.desk.sections import YOUNG_PART
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.problems import Problem
from site_builder.read.markdown import Converter
from site_builder.readability.figures import difficulty, figures
from site_builder.readability.hints import Hint
from site_builder.write import body_of

_SHOWN = 300
"""How much of the hardest sentence is shown."""


@dataclass(frozen=True)
class Said:
    """One finding in a text."""

    problem: Problem
    line: int
    """Of the text, from 1; 0 where it is about all of it."""


@dataclass(frozen=True)
class Measured:
    """How hard a text for young people is."""

    age: int
    aim: int
    """The highest reading age that the council wants."""
    hardest: str
    """The hardest sentence."""
    words: int

    @property
    def is_too_hard(self) -> bool:
        """Whether the reading age is higher than it should be."""
        return self.age > self.aim


@dataclass(frozen=True)
class OfText:
    """All that is said of one text."""

    name: str
    """Of its input in the form."""
    said: tuple[Said, ...]
    measured: Measured | None = None
    hints: tuple[Hint, ...] = ()
    """What would make a text for adults easier to read, with lines of the text."""


@dataclass(frozen=True)
class Remarks:
    """All that is said of a file."""

    texts: tuple[OfText, ...]
    others: tuple[Remark, ...]
    """What belongs to no text of the form, each with the address of its field."""

    @property
    def by_field(self) -> dict[str, list[Remark]]:
        """Those at fields of the form, by the ids of the fields."""
        found: dict[str, list[Remark]] = {}
        for one in self.others:
            if one.address.startswith("#"):
                found.setdefault(one.address[1:], []).append(one)
        return found


def remarks_of(form: DeskForm, text: str, edition: Edition, elsewhere: Iterable[Problem]) -> Remarks:
    """What is found at the fields of a form that was made from the text of a file; `edition` holds that text, too.
    `elsewhere` is what the change brings to other files."""
    fields = [field for field in form.fields if isinstance(field, MarkdownText)]
    young = list(_young_texts(edition, form.file)) if is_written_by_rules(edition) else []
    texts = [_of_text(field, text, young, edition) for field in fields]
    met = {said.problem for one in texts for said in one.said}
    here = (one for one in form.remarks if one.problem not in met)
    others = (Remark(problem, f"/edit/{problem.place.file}", problem.file) for problem in elsewhere)
    return Remarks(tuple(texts), (*here, *others))


def _of_text(field: MarkdownText, text: str, young: Iterable[YoungText], edition: Edition) -> OfText:
    lines = lines_of(field, text)
    said = tuple(_said(problem, lines) for problem in field.findings)
    if field.for_young_people:
        inside = [one for one in young if one.is_page and one.place.line in range(lines.start - 1, lines.stop)]
        return OfText(field.name, said, _measured(inside, edition))
    hints = hints_while_typing(field.value, edition, _converter(edition.messages))
    return OfText(field.name, said, hints=tuple(hints))


@lru_cache(maxsize=2)
def _converter(messages: Messages) -> Converter:
    return Converter(messages)


def _said(problem: Problem, lines: range) -> Said:
    return Said(problem, problem.place.line - lines.start + 1 if problem.place.line in lines else 0)


def lines_of(field: MarkdownText, text: str) -> range:
    """The lines of the file, from 1, with the words of a field; an empty range if they are not there."""
    if not field.value:
        return range(0)
    count = field.value.count("\n") + 1
    if field.is_body:
        begin = len(text) - len(body_of(text))
        at = text.rfind(field.value) if field.path == (YOUNG_PART,) else text.find(field.value, begin)
        first = text.count("\n", 0, at) + 1 if at >= 0 else 0
        return range(first, first + count) if first else range(0)
    first = _first_line(field.value.split("\n"), text.split("\n"))
    return range(first, first + count) if first else range(0)


def _first_line(value: Sequence[str], lines: Sequence[str]) -> int:
    """The first line, from 1, of a value of several lines, however deep it is indented; 0 if it is not there."""
    wanted = [line.strip() for line in value]
    for number in range(len(lines) - len(wanted) + 1):
        if [line.strip() for line in lines[number : number + len(wanted)]] == wanted:
            return number + 1
    return 0


def _young_texts(edition: Edition, file: str) -> Iterator[YoungText]:
    """The texts for young people of one file."""
    record = edition.record
    only = replace(
        record,
        updates=tuple(one for one in record.updates if one.place.file == file),
        areas=tuple(one for one in record.areas if one.place.file == file),
        introduction=record.introduction if record.introduction and record.introduction.file == file else None,
    )
    for group in young_groups(replace(edition, record=only)):
        yield from (one for one in group.texts() if one.place.file == file)


def _measured(texts: Sequence[YoungText], edition: Edition) -> Measured | None:
    sentences = [sentence for text in texts for sentence in text.sentences]
    found = figures(sentences)
    if found is None:
        return None
    settings = edition.council.young_people
    aims = [settings.for_teenagers if text.is_for_teenagers else settings for text in texts]
    hardest = max(sentences, key=difficulty).text
    shown = hardest if len(hardest) <= _SHOWN else f"{hardest[:_SHOWN]}…"
    return Measured(round(found.reading_age), min(one.reading_age for one in aims), shown, found.words)
