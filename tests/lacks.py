"""What a machine lacks for some tests: they skip, and the run ends with one line for each thing, or in CI they fail."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import NoReturn

import pytest

_BEGINNING = "This machine lacks"


def missing(what: str, how: str) -> NoReturn:
    """Skips what cannot run here; in continuous integration it fails instead, so that nothing is skipped unseen."""
    line = f"{_BEGINNING} {what}: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def lines_in(reports: Iterable[pytest.TestReport]) -> list[str]:
    """Each line once that tests said, however many, and in however many processes they ran."""
    said = (report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr for report in reports)
    return sorted({line for words in said for line in re.findall(rf"{_BEGINNING} .*", str(words))})
