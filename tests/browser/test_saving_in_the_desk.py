"""From a form to the file in a real browser: by keyboard alone, without script, and no accessibility rule is broken."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from made_up_desk import AREA, FILES, UPDATE, desk_in
from playwright.sync_api import Browser, Page

from site_builder.desk.app import application
from site_builder.desk.desk import Desk

from .server import HOST

KEY = "key"
RUN = """async () => {
  const rules = axe.getRules().map(({ ruleId }) => [ruleId, { enabled: ruleId !== "color-contrast-enhanced" }]);
  const { violations } = await axe.run({ rules: Object.fromEntries(rules), resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""
"""Every rule, as for the site."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where the desk of the made-up council is."""
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(application(desk, port, KEY), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://{HOST}:{port}"
        server.should_exit = True
        thread.join()


def broken(page: Page) -> list[str]:
    """The accessibility rules that a page breaks on a telephone, in both colour schemes."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += page.evaluate(RUN)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("it is wider than the screen")
    return found


def press_until(page: Page, words: str) -> None:
    """Presses Tab until something is focused that says or is labelled so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const one = document.activeElement;"
            " return (one.labels?.[0] ?? one).textContent.trim() + '|' + (one.closest('label')?.textContent ?? '') }"
        )
        if words in said:
            return
    pytest.fail(f"{words!r} cannot be reached by keyboard")


def test_a_title_is_corrected_by_keyboard_alone_and_each_page_keeps_the_rules(
    browser: Browser, desk: Desk, address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/?{KEY}={KEY}")
        page.goto(f"{address}/edit/{UPDATE}")
        press_until(page, "Title")
        page.keyboard.press("End")
        page.keyboard.type(" us")
        page.keyboard.press("Enter")
        page.wait_for_url("**/proposal/*")
        assert broken(page) == []
        press_until(page, "No, only spelling")
        page.keyboard.press("Space")
        press_until(page, "Go on")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, now=page.url: "/proposal/" in url and url != now)
        (desk.root / UPDATE).write_text(FILES[UPDATE].replace("two days", "2 days"), "utf-8")
        press_until(page, "Save")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Somebody else changed this meanwhile")
        assert broken(page) == []
        press_until(page, "Make my changes")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=What will change")
        press_until(page, "Save")
        page.keyboard.press("Enter")
        page.wait_for_url("**/saved/*")
        assert broken(page) == []
    text = (desk.root / UPDATE).read_text("utf-8")
    assert "title: Inspectors visit us\n" in text
    assert "2 days" in text
    assert "minor: 2026-03-02" in text


def test_a_target_is_moved_without_script(browser: Browser, desk: Desk, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/?{KEY}={KEY}")
        page.goto(f"{address}/edit/{AREA}?at=measures/0")
        page.click("text=Move the date or the target")
        page.fill("#f-target", "85")
        page.fill("#f-why", "fewer people answered")
        page.click("main form button")
        page.click("button[value=save]")
        page.wait_for_url("**/saved/*")
    assert "was: 90\n" in (desk.root / AREA).read_text("utf-8")
