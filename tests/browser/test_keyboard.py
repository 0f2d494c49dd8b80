"""A walk through every kind of page with the Tab key, forwards and backwards."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Page

from .kinds import ADDRESSES
from .modes import DESKTOP, MODES, PHONE, Mode, visit
from .server import Served

Stop = dict[str, Any]
"""What `look.focused()` says: the element, its place in the order, what is wrong with it."""

CHANGED = """async (pictures) => {
  // How many pixels have a contrast of 3:1 or more between two pictures of the same place (WCAG 1.4.11).
  const light = (value) => (value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const pixels = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    drawing.drawImage(bitmap, 0, 0);
    return drawing.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const [before, after] = await Promise.all(pictures.map(pixels));
  const luminance = (data, at) =>
    0.2126 * light(data[at]) + 0.7152 * light(data[at + 1]) + 0.0722 * light(data[at + 2]);
  let changed = 0;
  for (let at = 0; at < before.length; at += 4) {
    const [low, high] = [luminance(before, at), luminance(after, at)].sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) >= 3) changed += 1;
  }
  return changed;
}"""

ONE_OF_EACH_LOOK = """() => {
  const looks = new Map();
  look.stops().forEach((element, index) => {
    const { color, backgroundColor, display, fontSize } = getComputedStyle(element);
    const place = element.closest("header, nav, main, aside, footer")?.localName;
    const key = [element.localName, element.className, place, color, backgroundColor, display, fontSize].join(" ");
    if (!looks.has(key)) looks.set(key, index);
  });
  return [...looks];
}"""

FOCUS = """(index) => {
  const element = look.stops()[index];
  element.focus();
  const box = element.getClientRects()[0];
  return [look.name(element), { x: box.x, y: box.y, width: box.width, height: box.height }];
}"""


@pytest.fixture(scope="module")
def drawing_board(browser: Browser) -> Iterator[Page]:
    """An empty page that compares pictures."""
    with browser.new_page() as new:
        yield new


def walk(page: Page, key: str, at_most: int) -> list[Stop]:
    """Every stop until the focus leaves the page or is back where it began; fails if it does neither."""
    found: list[Stop] = []
    while len(found) <= at_most:
        page.keyboard.press(key)
        stop = page.evaluate("look.focused()")
        if stop is None or (found and stop["index"] == found[0]["index"]):
            return found
        found.append(stop)
    pytest.fail(f"{key} does not leave the page: {[stop['is'] for stop in found[-3:]]}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_tab_key_stops_at_what_can_be_seen_and_nowhere_else(
    page: Page, exampleton: Served, address: str, size: tuple[int, int]
) -> None:
    Mode(size).apply(page)
    visit(page, exampleton, address)
    places = list(range(page.evaluate("look.stops().length")))
    forwards = walk(page, "Tab", len(places))
    backwards = walk(page, "Shift+Tab", len(places))
    assert [f"{stop['is']} {fault}" for stop in forwards for fault in stop["faults"]] == []
    assert [f"back: {stop['is']} {fault}" for stop in backwards for fault in stop["faults"]] == []
    assert [stop["index"] for stop in forwards] == places
    assert [stop["index"] for stop in backwards] == places[::-1]


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode.size == DESKTOP], ids=str)
def test_the_focus_is_drawn_with_enough_contrast_for_every_look(
    page: Page, drawing_board: Page, exampleton: Served, mode: Mode
) -> None:
    mode.apply(page)
    seen: set[str] = set()
    faint = []
    for address in ADDRESSES:
        visit(page, exampleton, address)
        new = [(key, index) for key, index in page.evaluate(ONE_OF_EACH_LOOK) if key not in seen]
        seen |= {key for key, _ in new}
        for _, index in new:
            name, changed, enough = focus_change(page, drawing_board, index)
            if changed < enough:
                faint.append(f"{address} {name}: {changed} of {enough} px")
    assert faint == []


def focus_change(page: Page, drawing_board: Page, index: int) -> tuple[str, int, int]:
    """A stop, how many pixels the focus changes there, and how many a line of 1 px around it has."""
    name, box = page.evaluate(FOCUS, index)
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    clip = FloatRect(x=left, y=top, width=box["width"] + 16, height=box["height"] + 16)
    focused = page.screenshot(clip=clip)
    page.evaluate("document.activeElement.blur()")
    pictures = [b64encode(picture).decode() for picture in (page.screenshot(clip=clip), focused)]
    return name, drawing_board.evaluate(CHANGED, pictures), int(2 * (box["width"] + box["height"]))
