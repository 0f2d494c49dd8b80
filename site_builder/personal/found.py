"""What was found in a text that would let somebody be recognised or reached, or let somebody in: never quoted whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.problems import Severity


class Kind(StrEnum):
    """What it is, in the words that follow "looks like"."""

    PRIVATE_PHONE = "a mobile or private telephone number"
    OFFICE_PHONE = "the telephone number of one office or home"
    NHS_NUMBER = "an NHS number"
    NATIONAL_INSURANCE = "a National Insurance number"
    PUPIL_NUMBER = "a pupil's number"
    PRIVATE_EMAIL = "a private e-mail address"
    PERSONS_EMAIL = "the e-mail address of one person"
    HOME = "somebody's home address"
    POSTCODE = "a full postcode"
    BIRTH = "a date of birth"
    AGE = "somebody's name with their age"
    INITIALS = "a child's initials with a school or a street"
    CASE = "a case number"
    SMALL_COUNT = "a count so small that a child could be recognised"
    WORKED_OUT = "a hidden count that can be worked out from the total"
    SECRET = "a password or a key"
    MARK = "a mark or a note that is not meant for the public"


COMPARABLE = frozenset(Kind) - {Kind.AGE, Kind.INITIALS, Kind.SMALL_COUNT, Kind.WORKED_OUT, Kind.MARK}
"""Those that are the same wherever they stand, so that a finished page can be searched for them: the others depend on
what stands beside them, and on a page other things do."""


@dataclass(frozen=True, order=True)
class Found:
    """One thing that was found in a text, from the position `start` up to `end`."""

    start: int
    end: int
    kind: Kind
    shown: str
    """Its first characters and its length, such as "'07…', 11 digits": logs of builds are often public."""
    keys: tuple[str, ...]
    """By what it is compared with what is allowed: any of these will do."""
    severity: Severity = Severity.ERROR
    """An error for what can hardly be meant."""


def plain(text: str) -> str:
    """A text in the form for comparing: its letters and figures in small letters, with single spaces."""
    words = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join(words.split())


def in_digits(typed: str) -> str:
    """How a number is shown: "'07…', 11 digits"."""
    digits = "".join(sign for sign in typed if sign.isdigit())
    return f"'{digits[:2]}…', {len(digits)} digits"


def in_range(least_count: int) -> str:
    """How a small count is shown, when `least_count` is the least that may be: "from 1 to 4"."""
    return f"from 1 to {least_count - 1}" if least_count > 2 else "1"


def in_signs(typed: str, first: int = 2) -> str:
    """How anything else is shown: "'so…', 24 characters"."""
    line = " ".join(typed.split())
    return f"'{line[:first]}…', {len(line)} characters"
