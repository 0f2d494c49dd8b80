"""Writing in the desk's forms, in a real browser: pasting, the buttons, what stands beside, by keyboard alone."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from conftest import MKDOCS_YML, NOW, write_tree
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.desk.app import application
from site_builder.desk.desk import Desk

from .conftest import MEASURES
from .server import HOST
from .test_accessibility_rules import RUN

CLIPBOARD = sorted((Path(__file__).parents[1] / "desk" / "clipboard").glob("*.html"))
UPDATE = "updates/2026-02-03-visit.md"
TREE = {
    "mkdocs.yml": MKDOCS_YML.replace("      council:", "      engine: plain\n      council:"),
    UPDATE: "---\ntitle: A visit\ndate: 2026-02-03\n---\nInspectors came.\n",
    "updates/2026-01-10-before.md": "---\ntitle: Before the visit\ndate: 2026-01-10\n---\nWords.\n",
}
PASTE = """([html, text]) => {
  const board = new DataTransfer();
  board.setData("text/html", html);
  board.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: board, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""
"""Pastes as a browser does when the clipboard holds this, which no test can put there."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk of a small council, opened at an update."""
    root = write_tree(tmp_path_factory.mktemp("council"), TREE)
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
        desk = Desk(root / "mkdocs.yml", tmp_path_factory.mktemp("trial"), lambda: NOW)
        config = uvicorn.Config(application(desk, port, "key"), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://{HOST}:{port}/"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def form(browser: Browser, address: str) -> Iterator[Page]:
    """The form of the update, for all tests of this module; nothing in it is ever blocked or fails."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(path=MEASURES)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}?key=key")
        page.goto(f"{address}edit/{UPDATE}")
        yield page
        assert said == []


@pytest.fixture
def text(form: Page) -> Locator:
    """The empty text field, with the focus in it."""
    field = form.locator('markdown-field[data-path="body"] textarea')
    field.fill("")
    field.focus()
    return field


def test_what_is_pasted_is_markdown_and_can_be_undone(form: Page, text: Locator) -> None:
    for sample in CLIPBOARD:
        text.fill("")
        form.evaluate(PASTE, [sample.read_text("utf-8"), "plain"])
        expected = sample.with_suffix(".txt").read_text("utf-8").split("\n\n=== left out ===")[0]
        expect(text).to_have_value(f"{expected}\n")
        form.keyboard.press("Control+z")
        expect(text).to_have_value("")
        form.keyboard.press("Control+y")
        expect(text).to_have_value(f"{expected}\n")


def test_plain_pasting_stays_plain_and_an_address_makes_a_link(form: Page, text: Locator) -> None:
    text.fill("See the report.")
    text.evaluate("field => field.setSelectionRange(8, 14)")
    form.evaluate(PASTE, ["", "https://example.org/report"])
    expect(text).to_have_value("See the [report](https://example.org/report).")
    text.dispatch_event("keydown", {"key": "V", "ctrlKey": True, "shiftKey": True})
    form.evaluate(PASTE, ["<b>bold</b>", "bold"])  # which the browser pastes, where it is one of its own
    form.keyboard.type("!")
    expect(text).to_have_value("See the [report](https://example.org/report)!.")


def test_all_can_be_done_by_keyboard(form: Page, text: Locator) -> None:
    form.keyboard.type("one two")
    form.keyboard.press("Control+b")
    expect(text).to_have_value("one **two**")
    form.keyboard.press("Shift+Tab")
    expect(form.get_by_role("button", name="Heading").first).to_be_focused()
    form.keyboard.press("ArrowRight")
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Enter")
    expect(text).to_be_focused()
    form.keyboard.press("End")
    form.keyboard.press("Enter")
    form.keyboard.type("three")
    form.keyboard.press("Enter")
    form.keyboard.press("Enter")
    expect(text).to_have_value("- one **two**\n- three\n")
    form.keyboard.press("Control+k")
    form.keyboard.type("before")
    expect(form.get_by_role("status").filter(has_text="1 found")).to_be_visible()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(text).to_have_value("- one **two**\n- three\n[Before the visit](2026-01-10-before.md)")
    expect(text).to_be_focused()


def test_what_is_typed_is_seen_and_judged_beside_the_form(form: Page, text: Locator) -> None:
    form.keyboard.type("Words.\n\nSee [this](nothing.md).")
    remark = form.locator(".remark--error", has_text="nothing.md").first
    expect(remark).to_be_visible()
    expect(form.frame_locator("iframe.is-shown").get_by_text("See this.")).to_be_visible()
    expect(text).to_be_focused()
    remark.get_by_role("button", name="line 3").click()
    assert (
        text.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
        == "See [this](nothing.md)."
    )
    form.get_by_role("button", name="As an e-mail").click()
    expect(form.frame_locator("iframe.is-shown").get_by_text("Subject")).to_be_visible()


def test_no_accessibility_rule_is_broken(form: Page, text: Locator) -> None:
    form.keyboard.type("See [this](nothing.md). ")
    expect(form.locator(".writing__remarks", has_text="nothing.md")).to_be_visible()
    form.evaluate(AXE_SCRIPT)
    assert form.evaluate(RUN) == []
    form.keyboard.press("Control+k")
    expect(form.get_by_role("dialog")).to_be_visible()
    assert form.evaluate(RUN) == []
    form.keyboard.press("Escape")
    expect(text).to_be_focused()
