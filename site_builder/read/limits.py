"""What a text must not contain because reading it could take longer than 30 seconds, the most that FORMAT allows.

markdown-it takes time in proportion to a text; two things multiply it. Measured on 1 MiB: see `tests/read/test_limits_of_text.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.problems import Place, Problem

MOST_BRACKETS = 50_000
"""`[` in a text: at each, as many levels are tried as a text may have, and nh3's time grows with the square of links."""
MOST_QUOTED = 8
"""Levels of nested quotations: each of their lines is read once per level."""
_QUOTED = re.compile(rf"^[ \t*+.)\d-]*(?:>[ \t*+.)\d-]*){{{MOST_QUOTED + 1}}}", re.MULTILINE)


def beyond_limits(text: str, first: Place) -> Iterator[Problem]:
    """Yields a finding at each place where a text exceeds a limit."""
    if (count := text.count("[")) > MOST_BRACKETS:
        message = f"The text has {count:,} '['; at most {MOST_BRACKETS:,} can be read. Split the file."
        yield Problem(first, Code.TOO_MUCH, message)
    if match := _QUOTED.search(text):
        message = f"Quotations are nested more than {MOST_QUOTED} deep here; remove some '>'."
        yield Problem(first.at(first.line + text.count("\n", 0, match.start())), Code.TOO_DEEP, message)
