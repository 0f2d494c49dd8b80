"""What a page may load, what it asks of the network, and what it keeps of a visit."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from .conftest import MEASURES
from .kinds import ADDRESSES
from .modes import visit
from .server import HOST, Served

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""By then the browser has told all that loading has set off."""


def test_every_page_brings_its_policy_and_tells_nobody_where_its_reader_came_from(
    page: Page, exampleton: Served, address: str
) -> None:
    answer = visit(page, exampleton, address)
    assert answer.status == (404 if "missing" in address else 200)
    assert answer.header_value("Content-Security-Policy") is None
    first, second, third = page.locator("head > *").all()[:3]
    assert first.get_attribute("charset") == "utf-8"
    searches = address.startswith("search/") or "missing" in address
    scripts = "script-src 'self' 'wasm-unsafe-eval'" if searches else "script-src 'self'"
    policy = str(second.get_attribute("content")).split("; ")
    assert (policy[0], policy[-1].rpartition(" ")[0]) == ("default-src 'none'", scripts)
    assert policy[-1].rpartition(" ")[2].startswith("'sha256-")  # of the facts for search engines
    assert not [part for part in policy if "unsafe-inline" in part or "http" in part or "*" in part]
    assert third.get_attribute("content") == "no-referrer"


def test_the_browser_reports_what_breaks_the_policy(page: Page, exampleton: Served) -> None:
    page.goto(exampleton.url)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(SETTLED)
    assert [line.split()[0] for line in page.evaluate("look.violations")] == ["style-src-attr:"]


def test_no_page_breaks_the_policy_or_leaves_this_machine(browser: Browser, exampleton: Served, address: str) -> None:
    with browser.new_page() as page:
        page.add_init_script(path=MEASURES)
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        visit(page, exampleton, address)
        page.evaluate(SETTLED)
        assert page.evaluate("look.violations") == []
    assert [line for line in said if "missing" not in address or "status of 404" not in line] == []
    assert [url for url in asked if urlsplit(url).hostname != HOST] == []


def test_a_visit_leaves_nothing_behind(browser: Browser, exampleton: Served) -> None:
    with browser.new_context() as context:
        context.add_init_script(path=MEASURES)
        page = context.new_page()
        for address in ADDRESSES:
            visit(page, exampleton, address)
            assert page.evaluate("look.stored()") == [], address
        assert context.cookies() == []
