"""The desk's own pages in a real browser: the same rules as for the site, and an update written by keyboard alone."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_desk import AREA, FILES, UPDATE
from playwright.sync_api import Browser, Page, expect

from site_builder.desk.app import application
from site_builder.desk.desk import Desk

from .conftest import MEASURES
from .modes import DESKTOP, PHONE, Mode
from .server import HOST
from .test_accessibility_rules import RUN

TREE = FILES | {"mkdocs.yml": MKDOCS_YML.replace("      council:", "      engine: plain\n      council:")}
PAGES = ("", f"edit/{UPDATE}", "new/update", f"edit/{AREA}?at=measures/0", "files", "all/actions", "edit/no.md")
MODES = (Mode(), Mode(PHONE, "dark"), Mode(PHONE, text=32))
IN_THE_DARK = ("", "new/update")
"""The pages that have every colour of the desk."""
LONGEST_WALK = 160


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tree(tmp_path_factory.mktemp("council"), TREE)


@pytest.fixture(scope="module")
def desk(browser: Browser, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser that has opened the desk; nothing in it is ever blocked or fails but what a test asks for in vain."""
    with socket.create_server((HOST, 0)) as listening, browser.new_context() as context:
        port = listening.getsockname()[1]
        desk = Desk(root / "mkdocs.yml", tmp_path_factory.mktemp("trial"), lambda: NOW)
        server = uvicorn.Server(uvicorn.Config(application(desk, port, "key"), log_level="critical", lifespan="off"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        context.add_init_script(path=MEASURES)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"http://{HOST}:{port}/?key=key")
        yield page
        server.should_exit = True
        page.close()
        thread.join()
        ours = ("404", "sandboxed")  # what is asked for in vain; the measures, which a preview does not let in
        assert [words for words in said if not any(one in words for one in ours)] == []


def here(page: Page, address: str) -> str:
    return f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}/{address}"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_keeps_the_rules_of_the_site(desk: Page, address: str) -> None:
    desk.goto(here(desk, address))
    desk.evaluate("for (const one of document.querySelectorAll('form details')) one.open = true")
    desk.evaluate(AXE_SCRIPT)
    for mode in MODES:
        mode.apply(desk)
        found = {rule: desk.evaluate(f"look.{rule}()") for rule in ("wide", "clipped", "overlapping", "smallTargets")}
        found["axe"] = desk.evaluate(RUN) if mode == MODES[0] or (mode == MODES[1] and address in IN_THE_DARK) else []
        assert (str(mode), {rule: those for rule, those in found.items() if those}) == (str(mode), {})
    assert desk.evaluate("look.violations") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_covers_what_the_tab_key_stops_at(desk: Page, size: tuple[int, int]) -> None:
    Mode(size).apply(desk)
    desk.goto(here(desk, f"edit/{UPDATE}"))
    wrong = []
    for _ in range(LONGEST_WALK):
        desk.keyboard.press("Tab")
        stop = desk.evaluate("look.focused()")
        if stop is None:
            break
        if stop["is"].startswith("iframe"):  # inside it is a page of the site, which has its own test
            continue
        wrong += [f"{stop['is']} {fault}" for fault in stop["faults"]]
    assert wrong == []


def test_an_update_is_written_by_keyboard_alone(desk: Page, root: Path) -> None:
    Mode().apply(desk)
    desk.goto(here(desk, ""))
    _to(desk, "a", "Write a new update")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/new/update")
    _to(desk, "input", "Title")
    desk.keyboard.type("The boat is back")
    _to(desk, "input", "1. Homes")
    desk.keyboard.press("Space")
    _to(desk, "textarea", "Text")
    desk.keyboard.type("It runs in the evening.")
    _to(desk, "button", "Make this draft")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/edit/updates/2026-03-02-the-boat-is-back.md")
    _to(desk, "summary", "Quotes")
    desk.keyboard.press("Enter")
    _to(desk, "summary", "Add a quote")
    desk.keyboard.press("Enter")
    for label, words in (("Text", "We are glad."), ("Name", "Pat Example"), ("Role", "Leader"), ("Organisation", "Us")):
        _to(desk, "textarea" if label == "Text" else "input", label)
        desk.keyboard.type(words)
    _to(desk, "button", "See what will change")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/proposal/**")
    _to(desk, "button", "Save")
    desk.keyboard.press("Enter")
    expect(desk.locator("body")).to_contain_text("Saved")
    text = (root / "updates" / "2026-03-02-the-boat-is-back.md").read_text("utf-8")
    assert "areas: [1]" in text and "  - text: We are glad.\n    name: Pat Example\n" in text


def _to(page: Page, kind: str, words: str) -> None:
    """Presses Tab until the focus is on an element of this kind that is called so."""
    called = """() => {
      const one = document.activeElement;
      const label = one.labels?.length ? one.labels[0].innerText : one.innerText;
      return [one.localName, label.trim().split("\\n")[0].replace(" (required)", "")];
    }"""
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        found = page.evaluate(called)
        if found[0] == kind and found[1].startswith(words):
            return
    pytest.fail(f"the Tab key never comes to {words!r}")
