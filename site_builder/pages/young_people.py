"""The version for children and young people, made from the same files as the adults' one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby

from babel.lists import format_list
from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.pages.explained import explained_below, terms_in, word_anchor
from site_builder.pages.render import compose, trail
from site_builder.record.dates import When
from site_builder.record.outputs import Page
from site_builder.record.plan import BLOCKS, Area, Block, Check
from site_builder.record.promises import Standing
from site_builder.record.prose import Prose, plain_text
from site_builder.record.record import TrackedPromise
from site_builder.record.references import Term
from site_builder.record.tags import with_named_anchors
from site_builder.record.updates import Kind, Update
from site_builder.views.age import dated_by

SECTION = LAYOUT = "young-people"
LATEST = 5
"""How many updates the home page shows at once; the others stand behind a button."""
WORDS_IN_BOOK = 4200
"""How many words of parts and news the book has room for, so that with ten parts it stays within 24 sheets."""
WORDS_OF_RATING = 75
"""The room that a rating with its reason takes, in words."""
PICTURES = dict(
    zip(
        ("", *BLOCKS),
        ("memo", "cloud-with-rain", "hammer-and-wrench", "seedling", "hourglass-not-done", "megaphone"),
        strict=True,
    )
)
"""The picture beside each block of an area, by its heading; all lie in `theme/assets/pictures/`."""
NAMES = dict(zip(("", *BLOCKS), ("", "wrong", "doing", "changed", "not_changed", "can_do"), strict=True))
"""The name in the catalogue of each heading as authors type it, in whatever language the site is."""
KIND_PICTURES = {
    Kind.INSPECTION: "magnifying-glass-tilted-left",
    Kind.DECISION: "ballot-box-with-ballot",
    Kind.BOARD: "clipboard",
    Kind.PARTNERSHIP: "handshake",
    Kind.REPORT: "page-facing-up",
    Kind.NEWS: "newspaper",
}
STANDING_PICTURES = {
    Standing.KEPT: "check-mark-button",
    Standing.KEPT_LATE: "stopwatch",
    Standing.OPEN: "spiral-calendar",
    Standing.LATE: "alarm-clock",
    Standing.UNKNOWN: "thinking-face",
}
"""A picture for each standing of a promise, in the order of the page."""
_BOLD = re.compile(r"<strong>(.*?)</strong>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([2-6])\b")


@dataclass(frozen=True)
class Told:
    """A block as its page prints it."""

    heading: str
    name: str
    """Of its heading in the catalogue."""
    picture: str
    html: Markup


@dataclass(frozen=True)
class Checked:
    """When and with whom the texts of some areas were last checked."""

    areas: tuple[Area, ...]
    reviewed: When | None
    check: Check | None


def pages(edition: Edition) -> Iterator[Page]:
    """The home page, an area a page, the updates that have a text for young people, and all as a book."""
    yield _home(edition)
    for area in edition.record.areas:
        yield _area(edition, area)
    shown = edition.record.for_young_people
    around = (None, *shown, None)
    neighbours = {update.name: (around[number], around[number + 2]) for number, update in enumerate(shown)}
    for update in edition.record.updates:
        if update.is_for_young_people:
            yield _update(edition, update, *neighbours.get(update.name, (None, None)))
    yield _booklet(edition)


def in_order(area: Area) -> list[Block]:
    """The blocks in the order that every area's page has; words before the first heading stand first."""
    return sorted(area.young_people, key=lambda block: ("", *BLOCKS).index(block.heading))


def promises_by_standing(edition: Edition, *, own: bool = True) -> list[tuple[Standing, list[TrackedPromise]]]:
    """What is told in a child's words, by what became of it; no group that is empty.

    With `own` what the council itself promised, else what others asked for or said."""
    told = [entry for entry in edition.promises if entry.promise.young_people and entry.is_own is own]
    groups = ((standing, [entry for entry in told if entry.standing is standing]) for standing in STANDING_PICTURES)
    return [(standing, records) for standing, records in groups if records]


def checks(areas: Sequence[Area]) -> list[Checked]:
    """The areas that have a text, in the order of the plan, put together where neighbours were checked alike."""
    written = [area for area in areas if area.young_people]
    alike = groupby(written, key=lambda area: (area.young_people_reviewed, area.young_people_checked))
    return [Checked(tuple(group), reviewed, check) for (reviewed, check), group in alike]


def explainable(edition: Edition) -> tuple[Term, ...]:
    """The terms of the glossary that have a meaning for young people, in the order of the alphabet."""
    return tuple(
        sorted((term for term in edition.record.terms if term.young_people), key=lambda term: term.term.casefold())
    )


class Words:
    """The hard words of one page: each is explained at its end, and its first use leads there.

    A word that is bold somewhere on the page is explained by its author right there, and has no link."""

    def __init__(self, terms: tuple[Term, ...], texts: Sequence[Prose]) -> None:
        html = " ".join(text.html("") for text in texts)
        self._terms = terms
        self._seen = set(terms_in(plain_text(" ".join(_BOLD.findall(html))), terms))
        self.used = sorted(terms_in(plain_text(html), terms), key=lambda term: term.term.casefold())

    def linked(self, html: str) -> Markup:
        """A text of the page, in the order in which they are read."""
        return Markup(explained_below(html, self._terms, self._seen))


def room_for_news(areas: Sequence[Area]) -> int:
    """How many words of news the book has room for beside the parts, of which none is ever left out."""
    words = sum(len(block.text.text.split()) for area in areas for block in area.young_people)
    return WORDS_IN_BOOK - words - WORDS_OF_RATING * sum(area.rating is not None for area in areas)


def that_fit(updates: Sequence[Update], most: int) -> list[Update]:
    """The first of the updates, as many as have no more than so many words together."""
    totals = accumulate(len(update.young_people_text.text.split()) for update in updates)
    return [update for update, total in zip(updates, totals, strict=True) if total <= most]


def moved(html: str, by: int, name: str = "") -> str:
    """A text with its headings so many levels lower, from 3 to 6, and the name in front of its anchors."""
    lower = _HEADING.sub(lambda match: f"<{match.group(1)}h{min(6, max(3, int(match.group(2)) + by))}", html)
    return with_named_anchors(lower, name) if name else lower


def _page(edition: Edition, address: str, title: str, description: str, *, below: bool = True) -> Page:
    """An empty page of this version; `below` the home page or that page itself."""
    way = trail(edition, "young_people") if below else trail(edition)
    return Page(address, title, description, body="", section=SECTION, layout=LAYOUT, trail=way)


def _compose(page: Page, template: str, edition: Edition, **values: object) -> Page:
    """The page with what all templates of this version need."""
    given = {"kind_pictures": KIND_PICTURES, "standing_pictures": STANDING_PICTURES, "word_anchor": word_anchor}
    return compose(page, template, edition, **given, **values)


def _home(edition: Edition) -> Page:
    kind = "description_aged" if edition.council.young_people.ages else "description"
    description = edition.messages.plain(
        f"young_people.{kind}", council=edition.council.name, ages=edition.council.young_people.ages
    )
    page = _page(edition, "young-people/", edition.messages.plain("titles.young_people"), description, below=False)
    shown = edition.record.for_young_people
    return _compose(
        page,
        "young_people.html",
        edition,
        age=_age(edition, shown, "young_people.newest"),
        latest=shown[:LATEST],
        earlier=shown[LATEST:],
        promises=promises_by_standing(edition),
        others=promises_by_standing(edition, own=False),
        words=explainable(edition),
        checks=checks(edition.record.areas),
        numbers=partial(_numbers, edition),
    )


def _age(edition: Edition, updates: Sequence[Update], key: str) -> str:
    """How old the newest of some updates is, in a child's words; "" where there is none."""
    age = edition.age_of(updates)
    return dated_by(age, edition.messages, key) if age else ""


def _numbers(edition: Edition, areas: Sequence[Area]) -> str:
    """The numbers of some areas in a sentence: "1 to 10", or "1, 2 and 7"."""
    numbers = [area.number for area in areas]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return edition.messages.plain("dates.span", first=numbers[0], last=numbers[-1])
    return format_list([str(number) for number in numbers], locale=edition.messages.locale)


def _area(edition: Edition, area: Area) -> Page:
    messages = edition.messages
    title = area.young_people_title or area.title
    description = messages.plain("young_people_area.description", number=area.number, title=title)
    page_title = messages.plain("young_people_area.title", title=title)
    page = _page(edition, area.young_people_address, page_title, description)
    blocks = in_order(area)
    updates = [update for update in edition.record.for_young_people if area.number in update.areas]
    words = Words(explainable(edition), [block.text for block in blocks])
    position = edition.record.areas.index(area)
    following = edition.record.areas[position + 1] if position + 1 < len(edition.record.areas) else None
    return _compose(
        page,
        "young_people_area.html",
        edition,
        area=area,
        title=title,
        told=partial(told, blocks, change=lambda html: words.linked(moved(html, -1))),
        words=words.used,
        updates=updates,
        age=_age(edition, updates, "young_people_area.newest"),
        following=following,
    )


def told(blocks: Sequence[Block], root: str, *, change: Callable[[str], str]) -> tuple[list[Told], list[Told]]:
    """The blocks as a page prints them: those that stand before what is known of the area, and what one can do."""
    found = [
        Told(one.heading, NAMES[one.heading], PICTURES[one.heading], Markup(change(one.text.html(root))))
        for one in blocks
    ]
    return [one for one in found if one.heading != BLOCKS[-1]], [one for one in found if one.heading == BLOCKS[-1]]


def _update(edition: Edition, update: Update, newer: Update | None, older: Update | None) -> Page:
    messages = edition.messages
    heading = messages.plain("young_people_update.withdrawn_title") if update.withdrawn else update.young_people_title
    title = messages.plain("young_people_update.title", title=heading, date=update.date.words(messages))
    first = update.young_people_text.first_paragraph
    description = messages.plain("young_people_update.description", text=first)
    if update.withdrawn:
        description = messages.plain("young_people_update.withdrawn_description")
    page = _page(edition, f"young-people/updates/{update.name}/", title, description)
    page = replace(
        page,
        published=update.issued,
        dated=update.date if update.written else None,
        changed=update.changed,
        kind="article",
    )
    words = Words(explainable(edition), [] if update.withdrawn else [update.young_people_text])
    return _compose(
        page,
        "young_people_update.html",
        edition,
        update=update,
        heading=heading,
        is_public=update.is_public(edition.now),
        areas=edition.record.areas_of(update),
        words=words,
        newer=newer,
        older=older,
    )


def _booklet(edition: Edition) -> Page:
    messages = edition.messages
    title, description = messages.plain("booklet.title"), messages.plain("booklet.description")
    page = _page(edition, "young-people/print/", title, description)
    read = [block.text for area in edition.record.areas for block in area.young_people]
    latest = that_fit(edition.record.for_young_people, room_for_news(edition.record.areas))
    read += [update.young_people_text for update in latest]
    words = Words(explainable(edition), read)
    return _compose(
        page,
        "young_people_print.html",
        edition,
        told=lambda area, root: told(in_order(area), root, change=lambda html: moved(html, 0, area.name)),
        moved=moved,
        latest=latest,
        left_out=len(edition.record.for_young_people) - len(latest),
        promises=promises_by_standing(edition),
        others=promises_by_standing(edition, own=False),
        words=words.used,
        checks=checks(edition.record.areas),
        numbers=partial(_numbers, edition),
    )
