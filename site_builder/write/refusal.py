"""Why a change was refused."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.problems import Place, Problem


class RefusedError(Exception):
    """A change that cannot be made without touching something else, or without guessing; the file stays as it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
        """The finding: file and line, what is in the way and what to do."""


def refusal(place: Place, message: str) -> RefusedError:
    """A refusal of our own, besides those in which the reader's own finding says what is in the way."""
    return RefusedError(Problem(place, Code.NOT_CHANGED, message))
