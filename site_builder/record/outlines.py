"""A record without the texts of its updates, for pages that list them: so it is known that these do not depend on any."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any, NoReturn, cast

from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.updates import Update

_FIELDS = frozenset(field.name for field in fields(Update))


class WithheldError(Exception):
    """Somebody asked for what an outline does not have."""


class _Withholding:
    """Anything that is not there raises WithheldError, or TypeError of Python's own: it must not pass for something else,
    nor for nothing."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise WithheldError(name)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        raise WithheldError("==")

    def __hash__(self) -> NoReturn:
        raise WithheldError("hash")

    def __str__(self) -> str:
        raise WithheldError("str")


@dataclass(frozen=True, eq=False, repr=False)
class Outline(_Withholding):
    """What lists may know of a text."""

    first_paragraph: str
    opening_heading: str
    is_there: bool

    def __bool__(self) -> bool:
        return self.is_there


@dataclass(frozen=True, eq=False, repr=False)
class Day(_Withholding):
    """Stands in for the moment of a build, of which only the day is known, and which of its updates are public."""

    day: date
    last: datetime
    """The last hour of publication that has come: an update is public then if it is at the moment of the build."""

    def date(self) -> date:
        """The day."""
        return self.day

    def astimezone(self, zone: tzinfo) -> datetime:
        """What an hour of publication is compared with."""
        return self.last.astimezone(zone)


@dataclass(frozen=True, eq=False, repr=False)
class _Withheld(_Withholding):
    """What no page may know anything of."""


def day_of_build(record: Record, now: datetime) -> Day:
    """What pages may know of a moment."""
    past = (update.publish_at for update in record.updates if update.publish_at and update.is_public(now))
    return Day(now.date(), max(past, default=datetime(1970, 1, 1, tzinfo=UTC)))


def outlined(record: Record) -> Record:
    """The record with an outline of each update, and without what was typed in its files."""
    typed = cast(dict[str, str], _Withheld())
    updates = tuple(map(outline_of, record.updates))
    return replace(record, updates=updates, typed=typed, beside=typed, hidden_texts=typed)


def outline_of(update: Update) -> Update:
    """An update with an `Outline` in place of each of its texts, and without the lines where its values were typed."""
    texts: dict[str, Any] = {name: _outline(getattr(update, name)) for name in ("body", "young_people", "teenagers")}
    made = object.__new__(Update)  # as `replace` makes it, which takes four times as long for each of thousands
    said = {name: value for name, value in vars(update).items() if name in _FIELDS}  # and nothing worked out of texts
    vars(made).update(said | texts | {"places": {}})
    return made


def _outline(prose: Prose) -> Prose:
    return cast(Prose, Outline(prose.first_paragraph, prose.opening_heading, True) if prose else _OF_NOTHING)


_OF_NOTHING = Outline("", "", False)
