"""The page around the content: drawn once for each layout, section and depth, then filled for every page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder.blame import own_code_at_fault
from site_builder.data.manifest import hash_of_words
from site_builder.edition import Edition
from site_builder.hosting.policy import SEARCHING, policy
from site_builder.html.called import called
from site_builder.html.dated import dated, held_together
from site_builder.html.sized import LookUp, of_picture
from site_builder.pages import pictures
from site_builder.pages.compiled import Compiled
from site_builder.pages.render import link
from site_builder.pages.structured import structured
from site_builder.problems import UnusableError
from site_builder.record.addresses import SHARE, file_address
from site_builder.record.dates import day_of
from site_builder.record.file_facts import Shown
from site_builder.record.outputs import Output, Page, root_from
from site_builder.record.record import Record

LOGO_HEIGHT = 56
"""Pixels."""
VERSION_LENGTH = 12
"""Characters of a hash that a citation has: enough to find it in the manifest, and no more than can be typed."""
SLOTS = {
    name: f"\x02{name}\x03"
    for name in (
        "title",
        "attribute_title",
        "description",
        "address",
        "version",
        "kind",
        "picture",
        "picture_words",
        "feed",
        "structured",
        "structured_hash",
        "trail",
        "content",
    )
}
"""Placeholders for a page's own words in a frame; control characters never appear in content."""
_SLOT = re.compile("\x02([a-z_]+)\x03")

_OUR_TEMPLATES = Path(__file__).parent / "theme"

Draw = Callable[[str, str, str], str]
"""Draws a frame for a layout, a section and the way to the site's root, with `SLOTS` in it."""


@dataclass(frozen=True)
class Look:
    """What a page shows from the theme and this build, besides the council's settings."""

    folders: tuple[Path, ...]
    """Folders of templates; of two templates with the same name, the one in the earlier folder is used."""
    stylesheets: tuple[str, ...]
    """Addresses of the stylesheets of a page that we compile, in the order in which a browser reads them."""
    stylesheets_by_hand: tuple[str, ...]
    """Those of a hand-written page, whose extensions can make more than ours."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Those of our own styles and scripts, by their names."""
    icon: str = ""
    """Address of the council's own icon, or ""."""
    hand_written: tuple[tuple[str, str], ...] = ()
    """Address and title of each hand-written page in every page's footer."""
    look_up: LookUp = lambda file: None
    """How a picture is shown."""
    has_search: bool = False
    is_preview: bool = False
    _menus: dict[str, Markup] = field(default_factory=dict, compare=False, repr=False)

    def asset(self, name: str) -> str:
        """Address of one of our own styles or scripts; where nothing else is said, they keep their names."""
        return self.addresses.get(name, f"assets/{name}")

    def menu(self, root: str) -> Markup:
        """A list item for each hand-written page, in the order of the menu. Every page shows all of them, so they are
        drawn once per `root`: drawn for each page, the work would grow with the square of their number."""
        if root not in self._menus:
            items = (Markup('<li><a href="{}{}">{}</a></li>\n').format(root, *page) for page in self.hand_written)
            self._menus[root] = Markup("").join(items)
        return self._menus[root]

    def linked(self, words: Markup, root: str) -> Markup:
        """A sentence in which the title of a hand-written page, between quotation marks, leads to that page."""
        for address, title in self.hand_written:
            shown = Markup(escape(title, quote=False))  # as the sentence has it
            link = Markup('“<a href="{}{}">{}</a>”').format(root, address, shown)
            words = words.replace(Markup("“{}”").format(shown), link)
        return words


@dataclass(frozen=True)
class Around:
    """What a frame is drawn of."""

    edition: Edition
    look: Look


class Frames:
    """Draws a frame when it is first needed, and pours pages into it."""

    def __init__(self, edition: Edition, draw: Draw) -> None:
        self._edition = edition
        self._draw = draw
        self._drawn: dict[tuple[str, str, str], list[str]] = {}

    def pour(self, page: Page) -> Output:
        """The finished page."""
        return poured(page, self._edition, self)

    def pieces(self, layout: str, section: str, root: str) -> list[str]:
        """The frame cut at its slots: text, name of a slot, text, and so on."""
        key = (layout, section, root)
        if key not in self._drawn:
            self._drawn[key] = _SLOT.split(self._draw(*key))
        return self._drawn[key]


def poured(page: Page, edition: Edition, frames: Frames) -> Output:
    """A page in its frame."""
    root = edition.base_path if page.address == "404.html" else root_from(page.depth)
    values = slot_values(page, edition, root)
    pieces = frames.pieces(page.layout, page.section, root)
    filled = (values[piece] if number % 2 else piece for number, piece in enumerate(pieces))
    return Output(page.path, "".join(filled).encode())


def slot_values(page: Page, edition: Edition, root: str) -> dict[str, str]:
    """Each slot's words, escaped for their position: a title's text, an attribute, or HTML as it is."""
    facts = structured(page, edition)
    return {
        "title": escape(full_title(page.title, edition), quote=False),
        "attribute_title": escape(page.title),
        "description": escape(page.description),
        "address": escape(f"{edition.site_url}{page.address}"),
        "version": version_of(page),
        "kind": escape(page.kind),
        "picture": escape(f"{edition.site_url}{page.picture or SHARE}"),
        "picture_words": escape(page.picture_words or f"{edition.site_name} – {edition.publishers}"),
        "feed": _feed(page, root),
        "structured": facts,
        "structured_hash": f"'sha256-{b64encode(sha256(facts.encode()).digest()).decode()}'",
        "trail": held_together(dated(trail(page, root), edition.messages)),
        "content": held_together(page.body),
    }


def version_of(page: Page) -> str:
    """By what a page is cited: the beginning of a hash that the manifest has. It is marked, since a hash may look like a
    telephone number to whoever looks for one."""
    whole = page.version or page.words or hash_of_words(page.body)
    return f'<code class="version">{whole[:VERSION_LENGTH]}</code>'


def _feed(page: Page, root: str) -> str:
    """The link by which browsers and feed readers find the feed of a page; "" if it has none of its own."""
    address, title = escape(f"{root}{page.feed}"), escape(page.title)
    link = f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{address}">'
    return link if page.feed else ""


def trail(page: Page, root: str) -> str:
    """The breadcrumb of a page from the progress page, as list items; "" for a page with only that above it, since the
    menu leads there too."""
    if len(page.trail) < 2:
        return ""
    steps = [f'<li><a href="{escape(root + address)}">{escape(title)}</a></li>' for title, address in page.trail]
    return "".join([*steps, f'<li aria-current="page">{escape(page.title)}</li>'])


def full_title(title: str, edition: Edition) -> str:
    """A page's title followed by the site's name, as the browser shows it (WCAG 2.2, 2.4.2)."""
    if title == edition.site_name:
        return title
    return edition.messages.plain("titles.with_site", page=title, site=edition.site_name)


def surroundings(edition: Edition, look: Look, root: str, layout: str = "adults", section: str = "") -> dict[str, Any]:
    """What the theme's templates need, whichever engine renders them."""
    return {
        "edition": edition,
        "messages": edition.messages,
        "text": edition.messages.html,
        "link": link,
        "contact": edition.council.contact,
        "worried": edition.council.worried_about_a_child,
        "called": lambda words: look.linked(_called(words), root),
        "today": day_of(edition.today).words(edition.messages),
        "root": root,
        "logo": _logo(edition.council.logo, root, look.look_up(edition.council.logo)) if edition.council.logo else "",
        "pictures": pictures,
        "layout": layout,
        "section": section,
        "policy": policy(searches=section in SEARCHING),
        "has_search": look.has_search,
        "is_preview": look.is_preview,
        "icon": look.icon,
        "stylesheets": look.stylesheets,
        "assets": look.asset,
        "hand_written": look.menu(root),
    }


_COMPILED = Compiled()


def templates_of(folders: Sequence[Path]) -> Environment:
    """The templates of some folders. As in MkDocs, a template escapes only if it says so, and all of ours do."""
    loader = FileSystemLoader(list(map(str, folders)))
    return Environment(loader=loader, auto_reload=False, undefined=StrictUndefined, bytecode_cache=_COMPILED)


def filled_in(templates: Environment, name: str, values: Mapping[str, Any], root: Path) -> str:
    """A template with some values. UnusableError if a council's own template, below `root`, is at fault."""
    try:
        return templates.get_template(name).render(values)
    except Exception as error:
        if message := own_code_at_fault(error, root):
            raise UnusableError(message) from error
        raise


def drawing(edition: Edition, look: Look, root_folder: Path) -> Draw:
    """Draws frames with the theme's templates, and the council's own instead of those. What ours alone make is remembered;
    nobody knows what a council's own depend on."""
    templates, around = templates_of(look.folders), Around(edition, look)
    are_ours = look.folders[:1] == (_OUR_TEMPLATES,)

    def draw(layout: str, section: str, root: str) -> str:
        def make(asked: Around) -> str:
            slots = {"head": SLOTS, "content": SLOTS["content"]}
            values = surroundings(asked.edition, asked.look, root, layout, section) | slots
            return filled_in(templates, "main.html", values, root_folder)

        if not are_ours:
            return make(around)
        return edition.memory.recall_asked("frames", around, (layout, section, root), make, (Edition, Record, Look))

    return draw


def _called(words: str) -> Markup:
    """A sentence with its telephone numbers as links."""
    return Markup(called(str(escape(words, quote=False)) if not isinstance(words, Markup) else words))


def _logo(file: str, root: str, shown: Shown | None) -> str:
    """The logo at the top of every page, with the size at which `.top__logo` in `progress.css` shows it at most: its room
    is there before it is, and nothing moves."""
    attributes = f' class="top__logo" src="{escape(file_address(file, root))}" alt=""'
    if shown is None:
        return f"<img{attributes}>"
    wide, high = (shown.width, shown.height) if shown.height else shown.shape
    height = min(LOGO_HEIGHT, shown.height or LOGO_HEIGHT)
    width = round(height * wide / high) if high else height
    return of_picture(f'{attributes} width="{width}" height="{height}"', shown, root, is_first=True, width=f"{width}px")
