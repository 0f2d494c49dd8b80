"""The grades that inspectors give, in their order: the catalogue has it, since another country's inspectors have others."""

from __future__ import annotations

from site_builder.messages import Messages


def grades(messages: Messages) -> tuple[str, ...]:
    """The grades, best first, as the catalogue has them."""
    return tuple(grade.strip() for grade in messages.plain("grades.best_first").split(","))


def grade_place(messages: Messages, grade: str) -> int | None:
    """The place of a grade among them, 0 for the best, however its capitals are; None for one that is not among them."""
    order = [one.casefold() for one in grades(messages)]
    return order.index(grade.casefold()) if grade.casefold() in order else None
