"""How readers look at a page: the width of their window, the size of their text, their colours, on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page, Response

from .server import Served

DESKTOP = (1280, 600)
PHONE = (320, 256)
"""A window of 1280 x 1024 px, magnified four times: WCAG 1.4.10."""

PHONES = (PHONE, (375, 667))
TEXT = 16
"""Pixels of a browser's default text where nobody has set another size."""
LARGE_TEXT = (24, 32)

Colours = Literal["light", "dark", "forced"]

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum)));
})"""
"""How far things moved while the page came up (Layout Instability, "cumulative layout shift")."""
_settings: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
"""The connection that sets a page's size of text: the size is the browser's own again when it ends."""


@dataclass(frozen=True)
class Mode:
    size: tuple[int, int] = DESKTOP
    colours: Colours = "light"
    text: int = TEXT
    """The size of text that the reader has set in the browser; lengths in `rem`, and in `em` in media queries, follow."""

    def __str__(self) -> str:
        return f"{self.size[0]} px, {self.colours} colours" + (f", text of {self.text} px" if self.text != TEXT else "")

    def apply(self, page: Page) -> None:
        """Shows a page that is open, or the next, in this mode on a screen."""
        page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        page.emulate_media(
            media="screen",
            color_scheme="dark" if self.colours == "dark" else "light",
            forced_colors="active" if self.colours == "forced" else "none",
        )
        if page not in _settings:
            _settings[page] = page.context.new_cdp_session(page)
        _settings[page].send("Page.setFontSizes", {"fontSizes": {"standard": self.text}})


MODES = [Mode(size, colours) for size in (DESKTOP, PHONE) for colours in ("light", "dark", "forced")]


def visit(page: Page, served: Served, address: str) -> Response:
    """Opens a page and waits until its script has counted what was asked for; returns the server's answer."""
    answer = page.goto(served.url + address)
    assert answer is not None
    if "?" in address:
        page.locator("[role=status]").filter(has_text=re.compile(r"\d")).wait_for(state="attached")
    if page.locator("[id='--perhaps']").count():
        page.wait_for_load_state("networkidle")  # what may have been meant is looked up
    return answer
