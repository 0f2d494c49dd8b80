"""One browser, and the two sites served to it as a council's server would serve them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import trees
from end_to_end.conftest import EXAMPLETON_URL, HEREFORDSHIRE_URL
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from . import needs
from .kinds import ADDRESSES
from .server import HOST, Served, serving

MEASURES = Path(__file__).parent / "measures.js"
EVERYTHING = Path(__file__).parent / "everything.md"
EXTENSIONS = "".join(f"  - {name}\n" for name in ("admonition", "def_list", "footnotes", "pymdownx.details"))
ALONE = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}"
"""No name has an address, so that nothing can leave this machine."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in sorted(needs.MISSED):
        terminalreporter.write_line(line)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = needs.browser()
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=[ALONE])
        except Error as error:
            needs.missing(
                f"A Chromium that starts ({path}: {error.message.splitlines()[0]})", "apt-get install chromium"
            )
        yield started
        started.close()


@pytest.fixture(scope="package")
def exampleton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The made-up council, which has every kind of page, and a hand-written page with everything Material draws."""
    tree = trees.exampleton(tmp_path_factory.mktemp("made-up") / "tree")
    shutil.copy(EVERYTHING, tree / "docs")
    trees.replace_in(tree / "mkdocs.yml", "  - tables\n", f"  - tables\n{EXTENSIONS}")
    with serving(trees.built(tree, EXAMPLETON_URL)) as served:
        yield served


@pytest.fixture(scope="package")
def herefordshire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    built = trees.built(trees.herefordshire(tmp_path_factory.mktemp("real") / "tree"), HEREFORDSHIRE_URL)
    with serving(built) as served:
        yield served


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has not been here before; the tests of a module share one."""
    with browser.new_context() as new:
        new.add_init_script(path=MEASURES)
        yield new


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(params=ADDRESSES, ids=lambda address: address or "progress page")
def address(request: pytest.FixtureRequest) -> str:
    """A page of every kind after the other."""
    found: str = request.param
    return found
