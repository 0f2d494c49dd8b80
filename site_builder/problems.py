"""What is wrong with a file, in words for the person who wrote it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file: the path from the folder of `mkdocs.yml`, with forward slashes, and the line from 1."""

    file: str
    line: int = 1

    def at(self, line: int) -> Place:
        """The same file at another line."""
        return Place(self.file, line)


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. Sorts by file, then line; `message` says what is wrong and what to do."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{shown(self.place.file)}:{self.place.line}: {self.severity}: {self.message} [{self.code}]"

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR

    def softened(self) -> Problem:
        """The same finding as a warning: for what stands in a draft."""
        return replace(self, severity=Severity.WARNING)


class UnusableError(Exception):
    """The command was used wrongly or the configuration cannot be read: exit code 2, with these words."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the findings stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def shown(name: str) -> str:
    """A file's name as a terminal, a log and JSON can hold it: bytes that are not UTF-8 and signs that cannot be
    seen are written as escapes, such as `\\xff`."""
    raw = os.fsencode(name) if any("\udc80" <= sign <= "\udcff" for sign in name) else None
    text = raw.decode("utf-8", "backslashreplace") if raw is not None else name
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def quoted(typed: str, at_most: int = 60) -> str:
    """What was typed, on one line, in quotation marks and shortened, as a message shows it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in typed[: at_most * 4]).split())
    return f"'{line if len(line) <= at_most else line[: at_most - 1] + '…'}'"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words as a sentence lists them: "a, b or c"."""
    *most, final = list(words) or ["nothing"]
    return f"{', '.join(most)} {last} {final}" if most else final


def nearest(typed: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that looks most like what was typed, or None where none does."""
    return next(iter(difflib.get_close_matches(typed.lower()[:60], list(allowed), n=1, cutoff=0.6)), None)
