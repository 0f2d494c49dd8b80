"""A page as it comes up, and what a visit leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from .modes import SHIFT, visit
from .server import Served

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""By then the browser has told all that loading has set off."""


@dataclass(frozen=True)
class Opened:
    """What came of opening a page, which is still open."""

    page: Page
    moved: float
    """How far things moved while it came up."""
    status: int
    said: list[str]
    """By the browser to developers: faults, and breaches of the policy."""
    broken: list[str]
    asked: list[str]
    """Every address that was asked for."""
    stored: list[str]
    """What the browser keeps."""
    cookies: int


def opened_in(page: Page, served: Served, address: str) -> Opened:
    """Opens a page in a window and notes what comes of it."""
    said: list[str] = []
    asked: list[str] = []
    heard = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    answer = visit(page, served, address)
    moved = page.evaluate(SHIFT)
    page.evaluate(SETTLED)
    broken, stored = page.evaluate("look.violations"), page.evaluate("look.stored()")
    for event, hear in heard.items():
        page.remove_listener(event, hear)
    return Opened(page, moved, answer.status, said, broken, asked, stored, len(page.context.cookies()))
