"""A walk through every kind of page with the Tab key, forwards and backwards."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Page

from .modes import DESKTOP, MODES, PHONE, Mode
from .opening import Opened

Stop = dict[str, Any]
"""What `look.endWalk()` says of each: the element, its place in the order, what is wrong with it."""
Size = tuple[int, int]

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


@pytest.fixture(scope="package")
def drawing_board(browser: Browser) -> Iterator[Page]:
    """An empty page that compares pictures."""
    with browser.new_page() as new:
        yield new


FROM_OUTSIDE = """(isForwards) => {
  // The next press of the Tab key comes as from outside the page: from what was focused at its edge and is there no more.
  const edge = document.createElement("span");
  edge.tabIndex = -1;
  document.body[isForwards ? "prepend" : "append"](edge);
  edge.focus();
  edge.remove();
}"""


def walk(page: Page, key: str, start: int | None, count: int) -> list[Stop]:
    """`count` stops from that of the number `start` on, or from outside the page until one more press leaves it again or
    leads back to the first; fails where it does neither.

    The key is held, which moves the focus each time that it repeats, and takes a third of the time of as many presses. The
    page notes by itself where it is when the key comes: to ask each time would take as long again."""
    *held, last = key.split("+")
    if start is None:
        page.evaluate(FROM_OUTSIDE, held == [])
    else:
        page.evaluate("(start) => look.stops()[start].focus()", start)
    page.evaluate("look.beginWalk()")
    for one in held:
        page.keyboard.down(one)
    for _ in range(count + 1 if start is None else count - 1):
        page.keyboard.down(last)
    for one in (last, *held):
        page.keyboard.up(one)
    found = list(dropwhile(lambda stop: stop is None, page.evaluate("look.endWalk()")))
    if start is None:
        end = found.pop()
        assert end is None or end["index"] == found[0]["index"], f"{key} does not leave the page: {end['is']}"
    return found


FRAME = """() => {
  // What can be reached around the content, as it would be written, and the number of the first stop inside and after.
  const [stops, main] = [look.stops(), document.querySelector("main")];
  const around = stops.map((stop) => (main.contains(stop) ? "" : stop.cloneNode(true)));
  around.filter(Boolean).forEach((stop) => ["href", "aria-current"].forEach((name) => stop.removeAttribute(name)));
  const inside = stops.flatMap((stop, index) => (main.contains(stop) ? [index] : []));
  return [around.filter(Boolean).map((stop) => stop.outerHTML), inside[0] ?? 0, (inside.at(-1) ?? -1) + 1, stops.length];
}"""
_walked: set[tuple[tuple[int, int], str, tuple[str, ...]]] = set()
"""The frames around the content that were walked through, by the window's size and the page's layout."""


def part_to_walk(page: Page, size: tuple[int, int]) -> tuple[int, int, bool]:
    """The numbers of the first and of the last stop to walk to, and whether that is the whole page. Where the same links
    and buttons stood around the content of a page before, the walk is from the last before the content to the first
    after it."""
    around, first, after, count = page.evaluate(FRAME)
    frame = (size, page.locator("body").get_attribute("class") or "", tuple(around))
    if frame not in _walked or first == after or first == 0 or after == count:
        _walked.add(frame)
        return 0, count - 1, True
    return first - 1, after, False


@dataclass(frozen=True)
class Walked:
    """What was met on a page in windows of two sizes."""

    places: dict[Size, list[int]]
    """The numbers of the stops that were to be met, in their order."""
    forwards: dict[Size, list[Stop]]
    backwards: dict[Size, list[Stop]]
    faint: dict[Mode, list[str]]
    """In each mode, the looks of what can be reached, not seen on a page before, whose focus changes too little."""


SIZES = (PHONE, DESKTOP)
LOOKS = [mode for mode in MODES if mode.size == DESKTOP]


@pytest.fixture(scope="module")
def walked(opened: Opened, drawing_board: Page) -> Walked:
    page = opened.page
    places, forwards, backwards = {}, {}, {}
    for size in SIZES:
        Mode(size).apply(page)
        first, last, is_whole = part_to_walk(page, size)
        places[size] = list(range(first, last + 1))
        forwards[size] = walk(page, "Tab", None if is_whole else first, len(places[size]))
        backwards[size] = walk(page, "Shift+Tab", None if is_whole else last, len(places[size]))
    return Walked(places, forwards, backwards, {mode: faint_looks(page, drawing_board, mode) for mode in LOOKS})


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desktop"])
def test_the_tab_key_stops_at_what_can_be_seen_and_nowhere_else(walked: Walked, size: Size) -> None:
    forwards, backwards, places = walked.forwards[size], walked.backwards[size], walked.places[size]
    assert [f"{stop['is']} {fault}" for stop in forwards for fault in stop["faults"]] == []
    assert [f"back: {stop['is']} {fault}" for stop in backwards for fault in stop["faults"]] == []
    assert [stop["index"] for stop in forwards] == places
    assert [stop["index"] for stop in backwards] == places[::-1]


@pytest.mark.parametrize("mode", LOOKS, ids=str)
def test_the_focus_is_drawn_with_enough_contrast_for_every_look(walked: Walked, mode: Mode) -> None:
    assert walked.faint[mode] == []


_looks: dict[Mode, set[str]] = {}
"""The looks of what can be reached whose focus was compared, on whichever page, in each mode."""


def faint_looks(page: Page, drawing_board: Page, mode: Mode) -> list[str]:
    """The stops of looks that were not seen before in this mode whose focus changes too little."""
    mode.apply(page)
    page.evaluate("document.activeElement.blur()")
    seen = _looks.setdefault(mode, set())
    new = [(key, index) for key, index in page.evaluate(ONE_OF_EACH_LOOK) if key not in seen]
    changes = {key: focus_change(page, drawing_board, index) for key, index in new}
    seen |= {key for key, (_, changed, enough) in changes.items() if changed >= enough}
    return [f"{name}: {changed} of {enough} px" for name, changed, enough in changes.values() if changed < enough]


def focus_change(page: Page, drawing_board: Page, index: int) -> tuple[str, int, int]:
    """A stop, how many pixels the focus changes there, and how many a line of 1 px around it has."""
    name, box = page.evaluate(FOCUS, index)
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    clip = FloatRect(x=left, y=top, width=box["width"] + 16, height=box["height"] + 16)
    focused = page.screenshot(clip=clip)
    page.evaluate("document.activeElement.blur()")
    pictures = [b64encode(picture).decode() for picture in (page.screenshot(clip=clip), focused)]
    return name, drawing_board.evaluate(CHANGED, pictures), int(2 * (box["width"] + box["height"]))
