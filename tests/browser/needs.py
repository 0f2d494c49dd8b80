"""Programs that do not come from PyPI: where they are, and one line on how to get them where they are not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LACKS = "This machine lacks"
"""How the one line begins that the run of the tests ends with for each program that some did without."""
CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def missing(what: str, how: str) -> NoReturn:
    """Skips what cannot run here; in continuous integration it fails instead, so that nothing is skipped unseen."""
    line = f"{LACKS} {what}: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def browser() -> str:
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    return found[0] if found else missing("Chromium", "apt-get install chromium fonts-liberation")


def html_checker() -> tuple[str, ...]:
    """The command of the Nu HTML checker."""
    java = shutil.which("java") or missing("Java", "apt-get install default-jre-headless")
    if not CHECKER.is_file():
        missing("the Nu HTML checker", "apt-get install nodejs npm, then make test")
    return (java, "-jar", str(CHECKER))
