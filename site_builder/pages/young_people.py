"""The version for children and young people, made from the same files as the adults' one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.plan import BLOCKS, Area, Block
from site_builder.model.site import Site
from site_builder.model.updates import Update
from site_builder.pages.render import HOME, compose

SECTION = LAYOUT = "young-people"
START = ("For children and young people", "young-people/")


def pages(site: Site) -> Iterator[Page]:
    """The home page, an area a page, and the updates that have a text for young people."""
    for_whom = (
        f" for children and young people aged {site.settings.young_people.ages}"
        if site.settings.young_people.ages
        else ""
    )
    home = Page(
        address="young-people/",
        title=START[0],
        trail=(HOME,),
        description=f"What {site.settings.council} does to help children better: a summary{for_whom}.",
        body="",
        section=SECTION,
        layout=LAYOUT,
    )
    words = [term for term in site.terms if term.young_people]
    yield compose(home, "young_people.html", site, words=words)
    for area in site.areas:
        yield _area(site, area)
    for update in site.updates:
        if update.young_people:
            yield _update(site, update)


def in_order(area: Area) -> list[Block]:
    """The blocks in the order that every area's page has; words before the first heading stand first."""
    return sorted(area.young_people, key=lambda block: ("", *BLOCKS).index(block.heading))


def _area(site: Site, area: Area) -> Page:
    title = area.young_people_title or area.title
    page = Page(
        address=area.young_people_address,
        title=f"{title} – for children and young people",
        trail=(HOME, START),
        description=f"Part {area.number} of the plan, for children and young people: {title}.",
        body="",
        section=SECTION,
        layout=LAYOUT,
    )
    updates = [update for update in site.for_young_people if area.number in update.areas]
    position = site.areas.index(area)
    following = site.areas[position + 1] if position + 1 < len(site.areas) else None
    return compose(
        page,
        "young_people_area.html",
        site,
        area=area,
        title=title,
        blocks=in_order(area),
        updates=updates,
        following=following,
    )


def _update(site: Site, update: Update) -> Page:
    page = Page(
        address=f"young-people/updates/{update.name}/",
        title=f"{update.title} ({update.date.words}) – for children and young people",
        trail=(HOME, START),
        published=update.date,
        description="This text was taken away."
        if update.withdrawn
        else f"What happened, for children and young people. {update.young_people.first_paragraph}",
        kind="article",
        changed=update.changed,
        body="",
        section=SECTION,
        layout=LAYOUT,
    )
    return compose(page, "young_people_update.html", site, update=update, is_public=update.is_public(site.settings.now))
