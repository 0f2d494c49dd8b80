"""Programs that do not come from PyPI: where they are, and one line on how to get them where they are not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lacks import missing
from playwright.sync_api import Browser, Error, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT_WINDOWS = "chromium-headless-shell"
"""The same browser without the windows around its pages, which nobody sees in a test: it takes three quarters of the time."""
INSTALL = "apt-get install chromium fonts-liberation"
OF_THIS_MACHINE = tuple(
    f"-Dnu.validator.servlet.{name}" for name in ("allow-forbidden-hosts=true", "allowed-address-type=all")
)
"""Lets the HTML checker ask a server on this machine."""
FOR_A_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-Xss8m")
"""Java translates what it runs only lightly, which takes half the time for a few hundred pages, and more of the stack."""
CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@contextmanager
def browser(*options: str) -> Iterator[Browser]:
    """The system's Chromium, started with some options for as long as the context lasts."""
    found = [path for name in (WITHOUT_WINDOWS, *BROWSERS) if (path := shutil.which(name))]
    path = found[0] if found else missing("Chromium", INSTALL)
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
        except Exception as error:  # whatever its driver, a program of its own, dies of
            missing(f"what Playwright's driver needs ({error}; see its words above)", "apt-get install libatomic1")
        try:
            started = playwright.chromium.launch(executable_path=path, args=options)
        except Error as error:
            missing(f"a Chromium that starts ({path}: {error.message.splitlines()[0]})", INSTALL)
        yield started
        started.close()


def html_checker() -> tuple[str, ...]:
    """The command of the Nu HTML checker."""
    java = shutil.which("java") or missing("Java", "apt-get install default-jre-headless")
    if not CHECKER.is_file():
        missing("the Nu HTML checker", "apt-get install nodejs npm, then make test")
    return (java, *FOR_A_SHORT_RUN, *OF_THIS_MACHINE, "-jar", str(CHECKER))
