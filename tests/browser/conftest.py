"""One browser, and the two sites served to it as a council's server would serve them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import trees
from end_to_end.conftest import EXAMPLETON_URL, HEREFORDSHIRE_URL
from playwright.sync_api import Browser, BrowserContext, Page

from . import needs
from .kinds import ADDRESSES
from .modes import Mode
from .opening import Opened, opened_in
from .server import HOST, Served, serving

MEASURES = Path(__file__).parent / "measures.js"
EVERYTHING = Path(__file__).parent / "everything.md"
EXTENSIONS = "".join(f"  - {name}\n" for name in ("admonition", "def_list", "footnotes", "pymdownx.details"))
ALONE = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}"
"""No name has an address, so that nothing can leave this machine."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with needs.browser(ALONE) as started:
        yield started


def with_everything(folder: Path) -> Path:
    """The made-up council, which has every kind of page, and a hand-written page with everything Material draws."""
    tree = trees.exampleton(folder)
    shutil.copy(EVERYTHING, tree / "docs")
    trees.replace_in(tree / "mkdocs.yml", "  - tables\n", f"  - tables\n{EXTENSIONS}")
    return tree


@pytest.fixture(scope="package")
def exampleton(shared: Path) -> Iterator[Served]:
    with serving(trees.built_once(shared / "everything", with_everything, EXAMPLETON_URL)) as served:
        yield served


@pytest.fixture(scope="package")
def herefordshire(shared: Path) -> Iterator[Served]:
    built = trees.built_once(shared / "herefordshire", trees.herefordshire, HEREFORDSHIRE_URL)
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


@pytest.fixture(scope="package", params=ADDRESSES, ids=lambda address: address or "progress page")
def address(request: pytest.FixtureRequest) -> str:
    """A page of every kind after the other. All tests of all modules that take it come together, so that the page is
    opened once for all of them."""
    found: str = request.param
    return found


@pytest.fixture(scope="package")
def every_page(browser: Browser) -> Iterator[Page]:
    """The window in which every kind of page is opened, by somebody who was nowhere before."""
    with browser.new_context() as context:
        context.add_init_script(path=MEASURES)
        yield context.new_page()


@pytest.fixture(scope="package")
def opened(every_page: Page, exampleton: Served, address: str) -> Opened:
    """A page, opened on a desktop for the tests of all modules. Each shows it in its own windows, and leaves no mark."""
    Mode().apply(every_page)
    return opened_in(every_page, exampleton, address)
