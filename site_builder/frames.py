"""The engine's page around the content: drawn once for each layout, section and depth, then filled for every page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import escape

from site_builder.edition import Edition
from site_builder.pages import pictures
from site_builder.pages.dated import dated
from site_builder.pages.render import link
from site_builder.pages.sized import LookUp, of_picture
from site_builder.pages.structured import structured
from site_builder.record.addresses import file_address
from site_builder.record.file_facts import Shown
from site_builder.record.outputs import Output, Page, root_from

LOGO_HEIGHT = 56
"""Pixels."""
SLOTS = {
    name: f"\x02{name}\x03"
    for name in (
        "title",
        "attribute_title",
        "description",
        "address",
        "kind",
        "structured",
        "structured_hash",
        "trail",
        "content",
    )
}
"""What the engine is given in place of a page's own words; control characters stand in no content."""
_SLOT = re.compile("\x02([a-z_]+)\x03")

POLICY = (
    *("default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'"),
    *("form-action 'self'", "base-uri 'none'"),
)
"""What a page may load and do (Content Security Policy Level 3): its own files, and nothing of any other site."""

Draw = Callable[[str, str, str], str]
"""Draws the engine's page for a layout, a section and the way to the site's root, with `SLOTS` in it."""


class Frames:
    """Draws a frame when it is first asked for, and pours pages into it."""

    def __init__(self, edition: Edition, draw: Draw) -> None:
        self._edition = edition
        self._draw = draw
        self._drawn: dict[tuple[str, str, str], list[str]] = {}

    def pour(self, page: Page) -> Output:
        """The finished page."""
        root = self._edition.base_path if page.address == "404.html" else root_from(page.depth)
        values = slot_values(page, self._edition, root)
        pieces = self._frame(page.layout, page.section, root)
        filled = (values[piece] if number % 2 else piece for number, piece in enumerate(pieces))
        return Output(page.path, "".join(filled).encode())

    def _frame(self, layout: str, section: str, root: str) -> list[str]:
        """The frame cut at its slots: text, name of a slot, text, and so on."""
        key = (layout, section, root)
        if key not in self._drawn:
            self._drawn[key] = _SLOT.split(self._draw(*key))
        return self._drawn[key]


def slot_values(page: Page, edition: Edition, root: str) -> dict[str, str]:
    """Each slot's words, escaped for where it stands: a title's text, an attribute, or HTML as it is."""
    facts = structured(page, edition)
    return {
        "title": escape(full_title(page.title, edition), quote=False),
        "attribute_title": escape(page.title),
        "description": escape(page.description),
        "address": escape(f"{edition.site_url}{page.address}"),
        "kind": escape(page.kind),
        "structured": facts,
        "structured_hash": f"'sha256-{b64encode(sha256(facts.encode()).digest()).decode()}'",
        "trail": dated(trail(page, root), edition.messages),
        "content": page.body,
    }


def trail(page: Page, root: str) -> str:
    """The way to a page from the progress page, as list items; "" for the progress page itself."""
    steps = [f'<li><a href="{escape(root + address)}">{escape(title)}</a></li>' for title, address in page.trail]
    return "".join([*steps, f'<li aria-current="page">{escape(page.title)}</li>']) if steps else ""


def full_title(title: str, edition: Edition) -> str:
    """A page's title with the site's name behind it, as the browser shows it (WCAG 2.2, 2.4.2)."""
    if title == edition.site_name:
        return title
    return edition.messages.plain("titles.with_site", page=title, site=edition.site_name)


def policy(section: str) -> str:
    """The security policy that a page of a section brings with it, for hosts that send none. The hash of its JSON-LD
    follows it: browsers run no data, but checkers ask for it.

    Pagefind's index is read by WebAssembly, which the search page alone may run."""
    scripts = "script-src 'self' 'wasm-unsafe-eval'" if section == "search" else "script-src 'self'"
    return "; ".join((*POLICY, scripts))


def surroundings(
    edition: Edition, root: str, layout: str, section: str, look_up: LookUp = lambda file: None
) -> dict[str, object]:
    """What the theme's templates need of us, whatever engine renders them."""
    return {
        "edition": edition,
        "messages": edition.messages,
        "text": edition.messages.html,
        "link": link,
        "contact": edition.council.contact,
        "worried": edition.council.worried_about_a_child,
        "root": root,
        "logo": _logo(edition.council.logo, root, look_up(edition.council.logo)) if edition.council.logo else "",
        "pictures": pictures,
        "layout": layout,
        "section": section,
        "policy": policy(section),
    }


def _logo(file: str, root: str, shown: Shown | None) -> str:
    """The logo at the top of every page, no larger than `.top__logo` in `progress.css` shows it."""
    attributes = f' class="top__logo" src="{escape(file_address(file, root))}" alt=""'
    if shown is None:
        return f"<img{attributes}>"
    width = round(LOGO_HEIGHT * shown.width / shown.height) if shown.height else LOGO_HEIGHT
    return of_picture(attributes, shown, root, is_first=True, width=f"{width}px")
