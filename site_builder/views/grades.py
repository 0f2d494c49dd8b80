"""The grades that inspectors give, in their order: the catalogue has it, since another country's inspectors have others."""

from __future__ import annotations

from site_builder.messages import Messages


def grades(messages: Messages) -> tuple[str, ...]:
    """The grades, best first, as the catalogue has them."""
    return tuple(spellings[0] for spellings in _spellings(messages))


def grade_place(messages: Messages, grade: str) -> int | None:
    """The place of a grade among them, 0 for the best, however its capitals are; None for one that is not among them."""
    places = {one.casefold(): place for place, those in enumerate(_spellings(messages)) for one in those}
    return places.get(grade.casefold())


def _spellings(messages: Messages) -> list[list[str]]:
    """Each grade with its other names: inspectors also write "Requires improvement to be good"."""
    typed = messages.plain("grades.best_first").split(",")
    return [[one.strip() for one in grade.split("/")] for grade in typed]
