"""What a page may load, what it asks of the network, and what it keeps of a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from end_to_end import trees
from end_to_end.html import parsed
from playwright.sync_api import Browser, Page

from .conftest import MEASURES
from .modes import visit
from .server import HOST, Served

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""By then the browser has told all that loading has set off."""


def test_every_page_brings_its_policy_and_tells_nobody_where_its_reader_came_from(
    exampleton: Served, address: str
) -> None:
    """Before all else that it asks of a browser, in its own head: a host need send no header."""
    name = "404.html" if "missing" in address else trees.page_file(address.partition("?")[0])
    first, second, third = parsed(exampleton.site.text(name)).xpath("/html/head/*")[:3]
    assert first.get("charset") == "utf-8"
    searches = address.startswith("search/") or "missing" in address
    scripts = "script-src 'self' 'wasm-unsafe-eval'" if searches else "script-src 'self'"
    assert second.get("http-equiv") == "Content-Security-Policy"
    policy = str(second.get("content")).split("; ")
    assert (policy[0], policy[-1].rpartition(" ")[0]) == ("default-src 'none'", scripts)
    assert policy[-1].rpartition(" ")[2].startswith("'sha256-")  # of the facts for search engines
    assert not [part for part in policy if "unsafe-inline" in part or "http" in part or "*" in part]
    assert (third.get("name"), third.get("content")) == ("referrer", "no-referrer")


def test_the_browser_reports_what_breaks_the_policy(page: Page, exampleton: Served) -> None:
    page.goto(exampleton.url)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(SETTLED)
    assert [line.split()[0] for line in page.evaluate("look.violations")] == ["style-src-attr:"]


@dataclass(frozen=True)
class Visit:
    """What came of opening a page."""

    status: int
    said: list[str]
    """By the browser to developers: faults, and breaches of the policy."""
    broken: list[str]
    asked: list[str]
    """Every address that was asked for."""
    stored: list[str]
    """What the browser keeps."""
    cookies: int


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """The window of somebody who opens one page after the other, and was nowhere before."""
    with browser.new_context() as context:
        context.add_init_script(path=MEASURES)
        yield context.new_page()


@pytest.fixture(scope="module")
def visited(reader: Page, exampleton: Served, address: str) -> Visit:
    said: list[str] = []
    asked: list[str] = []
    heard = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    for event, hear in heard.items():
        reader.on(event, hear)
    answer = visit(reader, exampleton, address)
    reader.evaluate(SETTLED)
    broken, stored = reader.evaluate("look.violations"), reader.evaluate("look.stored()")
    for event, hear in heard.items():
        reader.remove_listener(event, hear)
    return Visit(answer.status, said, broken, asked, stored, len(reader.context.cookies()))


def test_no_page_breaks_the_policy_or_leaves_this_machine(visited: Visit, address: str) -> None:
    is_missing = "missing" in address
    assert visited.status == (404 if is_missing else 200)
    assert visited.broken == []
    assert [line for line in visited.said if not is_missing or "status of 404" not in line] == []
    assert visited.asked and [url for url in visited.asked if urlsplit(url).hostname != HOST] == []


def test_a_visit_leaves_nothing_behind(visited: Visit) -> None:
    assert (visited.stored, visited.cookies) == ([], 0)
