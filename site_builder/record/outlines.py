"""A record without the texts of its updates, for pages that list them: so it is known that these do not depend on any."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NoReturn, cast

from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.updates import Update


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
    """Stands in for the moment of a build, of which only the day is known."""

    day: date

    def date(self) -> date:
        """The day."""
        return self.day


def outlined(record: Record) -> Record:
    """The record with an `Outline` in place of each text of an update, and without the lines where values were typed."""
    return replace(record, updates=tuple(map(_outlined, record.updates)))


def _outlined(update: Update) -> Update:
    texts: dict[str, Any] = {name: _outline(getattr(update, name)) for name in ("body", "young_people", "teenagers")}
    return replace(update, **texts, places={})


def _outline(prose: Prose) -> Prose:
    return cast(Prose, Outline(prose.first_paragraph, prose.opening_heading, bool(prose)))
