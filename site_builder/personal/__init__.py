"""What must not go public unseen, found in one text: who a person is, how to reach them, and how to get in.

`found(text, known)` is for whoever has a text: an author's form, a Word file, a finished page."""

from __future__ import annotations

from site_builder.personal.found import COMPARABLE, Found, Kind
from site_builder.personal.known import Known
from site_builder.personal.rules import every
from site_builder.problems import Severity


def found(text: str, known: Known) -> tuple[Found, ...]:
    """What must not go public unseen in a text of any kind, Markdown, YAML or plain, in its order, but nothing that the
    council knows and means. `known.known_of(record)` makes the second argument, `words.finding` a finding to show."""
    return tuple(one for one in every(text, known.lists, known.least_count) if not known.allows(one))


def masked(text: str, known: Known) -> str:
    """The text with the beginning and the length of whatever must not be quoted, in place of that itself, where it is an
    error; what is allowed or may be the council's own stays."""
    for one in reversed(found(text, known)):
        if one.severity is Severity.ERROR and (one.kind in COMPARABLE or one.kind is Kind.AGE):
            text = f"{text[: one.start]}({one.shown}){text[one.end :]}"
    return text
