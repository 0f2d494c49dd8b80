"""The pages for young people: large enough, left in a moment, read aloud, printed as a small book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Page

from .conftest import MEASURES
from .kinds import KINDS
from .modes import DESKTOP, PHONE, Mode
from .server import HOST, Served

SPEECH = Path(__file__).parent / "speech.js"
HOME, AREA, BOOK = "young-people/", "young-people/01-llais-plant/", "young-people/print/"
CHILDREN, TEENAGERS = (
    [address for name, kind in KINDS.items() if words in name for address in kind.addresses]
    for words in ("young people", "teenagers")
)
ADDRESSES = [*CHILDREN, *TEENAGERS]
Size = tuple[int, int]
ELSEWHERE = "an/address/that/is/missing/"
"""Stands for the site that hides a page; no test leaves this machine."""

SMALL = """() => {
  const small = (element) => parseFloat(getComputedStyle(element).fontSize) < 18.66;
  const low = (element) => {
    const { lineHeight, fontSize } = getComputedStyle(element);
    return parseFloat(lineHeight) < 1.5 * parseFloat(fontSize) - 0.1;
  };
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !look.isShown(element)) continue;
    if (small(element)) found.add(`small: ${look.name(element)}`);
    if (element.closest("p, li, dd") && !element.closest("h1, h2, h3, button, .button, .listen, .helpers, .tiles") && low(element)) found.add(`low: ${look.name(element)}`);
  }
  return [...found];
}"""
LONGEST_LINE = """() => {
  // The most characters that one drawn line of a paragraph has.
  let longest = "";
  for (const element of document.querySelectorAll("main :is(p, li, dd)")) {
    if (!look.isShown(element)) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let [line, top] = ["", null];
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(/\\s*\\S+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index + word.length - 1);
        range.setEnd(walker.currentNode, index + word.length);
        const box = range.getBoundingClientRect();
        if (top === null || Math.abs(box.bottom - top) > 12) [line, top] = ["", box.bottom];
        line += word.replace(/\\s+/g, " ");
        if (line.trim().length > longest.length) longest = line.trim();
      }
    }
  }
  return longest;
}"""


@pytest.fixture(scope="module", params=ADDRESSES)
def young(request: pytest.FixtureRequest) -> str:
    """A page for young people of every kind after the other."""
    found: str = request.param
    return found


def can_speak(context: BrowserContext) -> None:
    context.add_init_script(path=MEASURES)
    context.add_init_script(path=SPEECH)


@pytest.fixture
def reader(browser: Browser, exampleton: Served) -> Iterator[BrowserContext]:
    """A reader whose browser can speak, and for whom every other host is a page of this one."""
    with browser.new_context() as context:
        can_speak(context)
        context.route(
            lambda url: HOST not in url,
            lambda route: route.fulfill(status=200, content_type="text/html", body="<title>Weather</title>Rain"),
        )
        yield context


@dataclass(frozen=True)
class Seen:
    """What was seen of a page, which is opened once and shown in windows of two sizes."""

    small: dict[Size, list[str]]
    """Texts that are small, or whose lines are low."""
    longest: str
    """The longest line on a desktop."""
    way_out: dict[Size, list[FloatRect | None]]
    """Where the link that hides the page is, at the top, in the middle and at the end of the page."""
    attributes: tuple[str | None, str | None]
    """`rel` and `target` of that link."""
    second_stop: str
    """Where the Tab key leads when it is pressed twice."""
    doors: list[str]
    """Where the links to the versions lead."""
    here: str
    """The version of which it says that the reader is there."""


@pytest.fixture(scope="module")
def seen(page: Page, exampleton: Served, young: str) -> Seen:
    Mode(DESKTOP).apply(page)
    page.goto(exampleton.url + young)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    second_stop = page.evaluate("look.focused()")["is"]
    small, way_out = {}, {}
    link = page.get_by_role("link", name="Hide this page", exact=True)
    longest = page.evaluate(LONGEST_LINE)
    for size in (DESKTOP, PHONE):
        Mode(size).apply(page)
        small[size], way_out[size] = page.evaluate(SMALL), []
        for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            page.evaluate(f"scrollTo(0, {place})")
            way_out[size].append(link.bounding_box())
    doors = page.get_by_role("navigation", name="Pages for your age").get_by_role("link")
    leads = doors.evaluate_all("links => links.map(a => new URL(a.href).pathname.split('young-people')[1])")
    attributes = link.get_attribute("rel"), link.get_attribute("target")
    here = page.locator(".slim [aria-current]").inner_text()
    return Seen(small, longest, way_out, attributes, second_stop, leads, here)


for_children = pytest.mark.parametrize("young", CHILDREN, indirect=True, scope="module")


@for_children
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_text_is_large_and_lines_are_high(seen: Seen, size: Size) -> None:
    assert seen.small[size] == []


@for_children
def test_no_line_has_more_than_60_characters(seen: Seen) -> None:
    assert 20 < len(seen.longest) <= 60, seen.longest


def test_every_page_tells_of_hiding_and_the_way_out_stays_in_view(seen: Seen) -> None:
    for size, boxes in seen.way_out.items():
        for box in boxes:
            assert box and 0 <= box["y"] < 40 and box["x"] + box["width"] <= size[0] and box["height"] >= 44
            assert box["x"] + box["width"] > size[0] - 40, "it stands at the right"
    assert seen.attributes == ("noreferrer noopener nofollow", None)


def test_the_way_out_is_the_second_stop_of_the_tab_key(seen: Seen) -> None:
    assert "Hide this page" in seen.second_stop


def test_each_version_leads_to_the_other_from_every_page(seen: Seen, young: str) -> None:
    assert seen.doors == ["/", "/teens/"]
    assert seen.here == ("13 or over" if young in TEENAGERS else "Aged 9 to 13")


def test_hiding_works_without_script(browser: Browser, exampleton: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        context.route(lambda url: HOST not in url, lambda route: route.fulfill(status=200, body="Rain"))
        page = context.new_page()
        page.goto(exampleton.url + AREA)
        page.get_by_role("link", name="Hide this page").click()
        page.wait_for_url("https://www.exampleton.example/weather")


@pytest.mark.parametrize("way", ["link", "keys"])
def test_hiding_tells_the_other_site_nothing_of_where_the_reader_was(
    way: str, reader: BrowserContext, exampleton: Served
) -> None:
    page = reader.new_page()
    page.goto(exampleton.url + AREA)
    with page.expect_request("https://www.exampleton.example/weather") as asked:
        if way == "link":
            page.get_by_role("link", name="Hide this page").click()
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
    assert asked.value.header_value("referer") is None


def test_hiding_puts_the_other_site_in_this_ones_place(reader: BrowserContext, exampleton: Served) -> None:
    page = reader.new_page()
    page.goto(exampleton.url + "about/")
    page.goto(exampleton.url + AREA)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Hide this page").click()
    page.wait_for_url("https://www.exampleton.example/weather")
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url == exampleton.url + "about/"


def test_hiding_covers_the_page_at_once_and_coming_back_shows_it(reader: BrowserContext, exampleton: Served) -> None:
    page = reader.new_page()
    page.route("https://www.exampleton.example/weather", lambda route: route.fulfill(status=204))  # leads nowhere
    page.goto(exampleton.url + AREA)
    title = page.title()
    page.get_by_role("link", name="Hide this page").click()
    cover = page.locator(".cover[role=alert]")
    cover.wait_for()
    assert page.title() == cover.inner_text() == "One moment"
    assert not page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("document.elementFromPoint(99, 99).className") == "cover"
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.title() == title and page.get_by_role("heading", level=1).is_visible() and not cover.count()


def test_shift_three_times_hides_the_page_and_says_how_often_is_left(
    reader: BrowserContext, exampleton: Served
) -> None:
    page = reader.new_page()
    page.goto(exampleton.url + AREA)
    status = page.locator(".leave [role=status]")
    page.keyboard.press("Shift")
    assert status.inner_text() == "Shift. Press it 2 more times to hide this page."
    page.keyboard.press("Shift")
    assert status.inner_text() == "Shift. Press it 1 more time to hide this page."
    page.keyboard.press("Shift")
    page.wait_for_url("https://www.exampleton.example/weather")


def test_shift_hides_nothing_where_it_is_slow_or_held_for_another_key(
    reader: BrowserContext, exampleton: Served
) -> None:
    page = reader.new_page()
    page.clock.install()
    page.goto(exampleton.url + AREA)
    status = page.locator(".leave [role=status]")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    assert status.inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    assert status.inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5001)
    assert status.inner_text() == "That took too long. The page is still here."
    page.keyboard.press("Shift")
    assert page.url == exampleton.url + AREA and page.locator(".cover").count() == 0


def speaking(reader: BrowserContext, served: Served) -> Page:
    page = reader.new_page()
    page.goto(served.url + AREA)
    return page


def test_a_block_is_read_sentence_by_sentence_by_a_voice_of_this_device(
    reader: BrowserContext, exampleton: Served
) -> None:
    page = speaking(reader, exampleton)
    page.get_by_role("button", name="Listen: What you can do").click()
    block = page.locator(".block.is-read")
    assert block.count() == 1 and block.get_by_text("Reading this part").is_visible()
    assert page.evaluate("voice.now()") == {"text": "What you can do", "voice": "near", "lang": "en-GB"}
    page.evaluate("voice.end()")
    page.evaluate("voice.end()")
    page.evaluate("voice.end()")
    assert page.evaluate("voice.said") == ["What you can do", "Say what you think.", "You may say “no” – na."]
    assert page.locator(".is-read").count() == 0 and page.evaluate("voice.now()") is None


def test_reading_pauses_goes_on_and_stops(reader: BrowserContext, exampleton: Served) -> None:
    page = speaking(reader, exampleton)
    page.get_by_role("button", name="Listen: What you can do").click()
    page.evaluate("voice.end()")
    page.get_by_role("button", name="Pause: What you can do").click()
    assert page.evaluate("voice.now()") is None and not page.get_by_text("Reading this part").first.is_visible()
    page.get_by_role("button", name="Carry on: What you can do").click()
    assert page.evaluate("voice.now().text") == "Say what you think."
    page.get_by_role("button", name="Stop").press("Enter")
    assert page.evaluate("voice.now()") is None and page.locator(".is-read").count() == 0
    assert page.evaluate("document.activeElement.ariaLabel") == "Listen: What you can do"


def test_one_block_is_read_at_a_time_and_none_where_the_page_is_left(
    reader: BrowserContext, exampleton: Served
) -> None:
    page = speaking(reader, exampleton)
    page.get_by_role("button", name="Listen: What was wrong").click()
    page.get_by_role("button", name="Listen: How it is going").click()
    assert page.locator(".is-read").count() == 1 and page.evaluate("voice.now().text") == "How it is going"
    while page.evaluate("voice.now()"):
        page.evaluate("voice.end()")
    assert "Yes, we are doing what we planned" in page.evaluate("voice.said")
    page.get_by_role("button", name="Listen: What was wrong").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("voice.now()") is None


SILENT = {
    "without a voice of its own": {"path": SPEECH},
    "without speech": {"script": "delete Window.prototype.speechSynthesis; delete globalThis.speechSynthesis"},
}
"""What makes a browser one that cannot speak."""


@pytest.fixture(scope="module")
def silent(browser: Browser) -> Iterator[dict[str, Page]]:
    """The windows of readers whose browsers cannot speak."""
    with ExitStack() as stack:
        pages = {how: stack.enter_context(browser.new_page()) for how in SILENT}
        for how, page in pages.items():
            page.add_init_script("globalThis.silent = true")
            page.add_init_script(**SILENT[how])
        yield pages


@pytest.mark.parametrize(
    ("address", "how"), [*((address, "without speech") for address in ADDRESSES), (AREA, "without a voice of its own")]
)
def test_there_is_no_button_where_the_browser_cannot_speak(
    silent: dict[str, Page], exampleton: Served, address: str, how: str
) -> None:
    """One page is enough for the second: what the script then does is the same."""
    page, failed = silent[how], []

    def note(error: object) -> None:
        failed.append(str(error))

    page.on("pageerror", note)
    page.goto(exampleton.url + address)
    assert page.locator("main button").count() == 0 and failed == []
    page.remove_listener("pageerror", note)


@pytest.fixture(scope="module")
def listener(browser: Browser) -> Iterator[Page]:
    """The window of a reader whose browser can speak."""
    with browser.new_context() as context:
        can_speak(context)
        yield context.new_page()


@pytest.fixture(scope="module")
def read_aloud(listener: Page, exampleton: Served, young: str) -> Page:
    """A page whose first part is being read, where it has one to be read."""
    Mode(DESKTOP).apply(listener)
    listener.goto(exampleton.url + young)
    if listener.locator(".listen__go").count():
        listener.locator(".listen__go").first.click()
    return listener


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_buttons_for_listening_fit_and_can_be_pressed(read_aloud: Page, size: tuple[int, int]) -> None:
    Mode(size).apply(read_aloud)
    assert read_aloud.evaluate("look.smallTargets()") == []
    assert read_aloud.evaluate("look.wide()") == [] == read_aloud.evaluate("look.clipped()")
    assert read_aloud.evaluate("look.overlapping()") == []


def test_adults_pages_and_pages_for_young_people_lead_to_each_other(page: Page, exampleton: Served) -> None:
    for adults in ("plan/01-llais-plant/", "updates/2025-07-10-everything-at-once/"):
        for version in ("young-people/", "young-people/teens/"):
            young = version + adults.removeprefix("plan/")
            page.goto(exampleton.url + young)
            links = page.locator("main > p a, main > article > p a").evaluate_all("links => links.map(a => a.href)")
            assert exampleton.url + adults in links[:2], f"{young} does not lead to {adults} at its top"
        page.goto(exampleton.url + adults)
        links = page.locator("main a").evaluate_all("links => links.map(a => a.href)")
        assert exampleton.url + "young-people/" + adults.removeprefix("plan/") in links


@pytest.mark.parametrize("council", ["exampleton", "herefordshire"])
def test_the_first_screen_of_a_phone_shows_help_heading_and_picture_and_home_has_five(
    page: Page, council: str, request: pytest.FixtureRequest
) -> None:
    served: Served = request.getfixturevalue(council)
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(served.url + HOME)
    for selector in ("h1", ".title--first .picture", ".helpers a[href^='tel:']"):
        box = page.locator(selector).first.bounding_box()
        assert box and box["y"] + box["height"] < 667 * 2 / 3, selector
    buttons = [button.bounding_box() for button in page.locator(".helpers a").all()]
    assert all(box and box["height"] >= 64 for box in buttons) and len({box["y"] for box in buttons if box}) == 1
    assert page.evaluate("document.documentElement.scrollHeight") <= 5 * 667


def test_tiles_stand_two_in_a_row_on_a_phone_and_five_on_a_desktop(page: Page, herefordshire: Served) -> None:
    for size, in_a_row in (((375, 667), 2), (DESKTOP, 5)):
        Mode(size).apply(page)
        page.goto(herefordshire.url + HOME)
        tops = page.locator(".tiles li").evaluate_all("tiles => tiles.map(tile => tile.getBoundingClientRect().top)")
        assert [tops.count(top) for top in dict.fromkeys(tops)] == [in_a_row] * (10 // in_a_row)


@pytest.mark.parametrize("council", ["exampleton", "herefordshire"])
def test_the_book_has_large_print_and_at_most_24_pages(
    page: Page, council: str, request: pytest.FixtureRequest
) -> None:
    served: Served = request.getfixturevalue(council)
    page.goto(served.url + BOOK)
    page.emulate_media(media="print")
    paper = page.pdf(prefer_css_page_size=True, tagged=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert 1 <= len(sheets) <= 24
    assert {(round(float(wide)), round(float(high))) for wide, high in sheets} == {(595, 842)}, "A4"
    assert page.evaluate(SMALL) == []
    page.emulate_media(media="screen")
