"""Blocks of hand-written pages look with what is left of Material's stylesheet as they do with all of it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from conftest import MKDOCS_YML, write_tree
from end_to_end import trees
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page, Route

from .modes import Mode, visit
from .server import PACKED, Served, serving

HERE = Path(__file__).parent
FIRST_VIEW, FIRST_VIEW_DRAWN = 16_000, 30_000
"""Bytes, packed, of all that a first visit to the home page loads: without its drawings and pictures, and with them."""
EYE, SMOOTHED = 12, 20
"""Steps of 255 by which two points must differ to look different, and how many may, of a picture's two million."""
EXTENSIONS = """
  - abbr
  - admonition
  - def_list
  - footnotes
  - pymdownx.blocks.caption
  - pymdownx.blocks.html
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
MOST = 20
"""Pictures that are taken of a page until it stands still."""
BLOCKS = ("admonition", "details", "highlighttable", "tabbed-set", "task-list", "footnote", "table", "keys", "cards")
"""Classes or elements of what the page holds, so that none is compared by not being there."""
CONTRAST = """async () => {
  const { violations } = await axe.run({ runOnly: ["color-contrast"] });
  return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${html} ${any[0].message}`));
}"""
_DATA_IMAGE = re.compile(r"""url\((?:'data:[^']*'|"data:[^"]*"|data:[^)'"]*)\)""")
_TABLES = re.compile(r"[^{}]*table:not\(\[class\]\)[^{}]*\{[^{}]*\}")
"""Plain tables: our stylesheet draws them."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small council with a page that holds every block that Material draws."""
    files = {
        "mkdocs.yml": f"{MKDOCS_YML}markdown_extensions:\n  - attr_list\n  - tables{EXTENSIONS}",
        "docs/about.md": "# About\n\nWe made it up.\n",
        "docs/blocks.md": (HERE / "blocks.md").read_text("utf-8"),
        "docs/images/boat.png": "a picture",
    }
    root = write_tree(tmp_path_factory.mktemp("blocks") / "tree", files)
    with serving(trees.built(root, "https://progress.exampleton.example/")) as found:
        yield found


def whole() -> str:
    """Material's stylesheet as it is installed, without its data images, which the policy refuses. Its script does not run, which
    pages with it know by a class."""
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    text = next(folder.glob("main.*.css")).read_text("utf-8")
    text = text.replace(".no-js .md-typeset", ".md-typeset").replace(".focus-visible", ":focus-visible")
    return _TABLES.sub("", _DATA_IMAGE.sub("none", text)) + (HERE / "taken_back.css").read_text("utf-8")


@pytest.fixture
def before(browser: Browser) -> Iterator[Page]:
    """A page to which the whole stylesheet is served in place of the two that are left of it."""
    with browser.new_page() as page:
        sheets = {"main": whole(), "blocks": ""}

        def answer(route: Route) -> None:
            name = urlsplit(route.request.url).path.rpartition("/")[2].partition(".")[0]
            route.fulfill(body=sheets[name], content_type="text/css; charset=utf-8")

        page.route("**/assets/stylesheets/*.css", answer)
        yield page


def pictured(page: Page) -> bytes:
    """The whole page once it stands still: two pictures in a row are the same, no transition is half way, and no pointer, left where
    the click before was, hovers over anything."""
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    taken = [page.screenshot(full_page=True, animations="disabled") for _ in range(2)]
    while taken[-1] != taken[-2] and len(taken) < MOST:
        taken.append(page.screenshot(full_page=True, animations="disabled"))
    return taken[-1]


def differing(one: bytes, other: bytes) -> int:
    """Points of two pictures of the same size that an eye can tell apart. Chromium rounds the height at which a word stands by what
    else it draws, so a point may lie beside its own place by one."""
    first, second = (Image.open(BytesIO(picture)).convert("L") for picture in (one, other))
    assert first.size == second.size
    box = ImageChops.difference(first, second).getbbox()
    if not box:
        return 0
    around = (max(box[0] - 1, 0), max(box[1] - 1, 0), min(box[2] + 1, first.width), min(box[3] + 1, first.height))
    first, second = first.crop(around), second.crop(around)
    return max(beside(first, second), beside(second, first))


def beside(picture: Image.Image, other: Image.Image) -> int:
    """How many points of a picture are lighter or darker than all points of the other at their place and around it."""
    lighter = ImageChops.subtract(picture, other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), picture)
    return sum(ImageChops.lighter(lighter, darker).histogram()[EYE:])


def looks(page: Page, served: Served, mode: Mode) -> list[bytes]:
    """The page as it is loaded, then with the second tab chosen and all boxes open, then on paper."""
    mode.apply(page)
    visit(page, served, "blocks/")
    found = [pictured(page)]
    page.locator(".tabbed-labels label").nth(1).click()
    page.evaluate("document.querySelectorAll('details').forEach((closed) => (closed.open = true))")
    found.append(pictured(page))
    page.emulate_media(media="print", color_scheme="light")
    return [*found, pictured(page)]


@pytest.mark.parametrize(("width", "colours"), [(375, "light"), (1280, "light"), (1280, "dark")])
def test_every_block_looks_as_it_does_with_the_whole_stylesheet(
    page: Page, before: Page, served: Served, width: int, colours: str
) -> None:
    """No rule about colours asks for a width."""
    mode = Mode((width, 800), "dark" if colours == "dark" else "light")
    wanted, found = looks(before, served, mode), looks(page, served, mode)
    assert max(differing(one, other) for one, other in zip(wanted, found, strict=True)) <= SMOOTHED


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_block_can_be_read(page: Page, served: Served, colours: str) -> None:
    """Contrast of 4.5 to 1 (WCAG 1.4.3), in highlighted code too."""
    Mode((1280, 800), "dark" if colours == "dark" else "light").apply(page)
    visit(page, served, "blocks/")
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(CONTRAST) == []


def test_the_chosen_tab_and_the_focus_can_be_told_without_colour(page: Page, served: Served) -> None:
    visit(page, served, "blocks/")
    labels = page.locator(".tabbed-labels label")
    borders = labels.evaluate_all("(labels) => labels.map((label) => getComputedStyle(label).borderBottomColor)")
    assert [border == "rgba(0, 0, 0, 0)" for border in borders] == [False, True, True]
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".tabbed-labels").evaluate("(all) => getComputedStyle(all).outlineWidth") == "3px"


def test_the_page_of_blocks_holds_each(page: Page, served: Served) -> None:
    visit(page, served, "blocks/")
    assert [block for block in BLOCKS if page.locator(f"main :is({block}, .{block})").count() == 0] == []


def test_a_first_visit_to_the_home_page_loads_little(browser: Browser, herefordshire: Served) -> None:
    """The page, its styles, scripts, pictures and icon, packed as a host packs them: with the pictures, and without."""
    with browser.new_page() as page:
        asked: list[str] = []
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(herefordshire.url, wait_until="networkidle")
        icons = page.locator("head link[rel=icon]").evaluate_all("(links) => links.map((link) => link.href)")
    sizes, plain = {}, {}
    for url in {*asked, *icons}:
        path = urlsplit(url).path.removeprefix(urlsplit(herefordshire.url).path) or "index.html"
        content, is_packed = (herefordshire.site.site / path).read_bytes(), Path(path).suffix in PACKED
        sizes[path] = len(gzip.compress(content)) if is_packed else len(content)
        if is_packed and Path(path).suffix != ".svg":
            plain[path] = len(gzip.compress(re.sub(rb"<svg.*?</svg>", b"", content, flags=re.S)))
    assert any(name.startswith("assets/progress.") for name in sizes)
    assert sum(plain.values()) <= FIRST_VIEW, plain
    assert sum(sizes.values()) <= FIRST_VIEW_DRAWN, sizes
