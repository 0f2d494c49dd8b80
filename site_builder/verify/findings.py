"""A finding in a published folder: file, line, what is wrong, and what to do."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity

AGAIN = "build the site again, and publish it whole"


def finding(path: str, words: str, *, line: int = 1, severity: Severity = Severity.ERROR) -> Problem:
    """A finding in a file of the folder."""
    return Problem(Place(path, line), Code.NOT_AS_BUILT, words, severity)
