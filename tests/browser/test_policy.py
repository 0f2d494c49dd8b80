"""What a page may load, what it asks of the network, and what it keeps of a visit."""

from __future__ import annotations

from urllib.parse import urlsplit

from end_to_end import trees
from end_to_end.html import parsed
from playwright.sync_api import Page

from .opening import SETTLED, Opened
from .server import HOST, Served


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


def test_no_page_breaks_the_policy_or_leaves_this_machine(opened: Opened, address: str) -> None:
    is_missing = "missing" in address
    assert opened.status == (404 if is_missing else 200)
    assert opened.broken == []
    assert [line for line in opened.said if not is_missing or "status of 404" not in line] == []
    assert opened.asked and [url for url in opened.asked if urlsplit(url).hostname != HOST] == []


def test_a_visit_leaves_nothing_behind(opened: Opened) -> None:
    assert (opened.stored, opened.cookies) == ([], 0)
