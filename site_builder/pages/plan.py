"""The plan at a glance, and one page per area."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.recipes import Recipe, made
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.plan import Area
from site_builder.views.area import area_view
from site_builder.views.plan import plan_print_view, plan_view


def pages(edition: Edition) -> Iterator[Page]:
    """The plan and every area."""
    return made(recipes(edition), edition)


def recipes(edition: Edition) -> Iterator[Page | Recipe]:
    """The same, those of areas still to be made."""
    yield at_a_glance(edition)
    for area in edition.record.areas:
        yield Recipe("plan", "page_of", (area,))
    yield _print(edition)


def at_a_glance(edition: Edition) -> Page:
    """The plan, with a line for each area."""
    messages = edition.messages
    areas = messages.count("counts.area", len(edition.record.open_areas))
    page = Page(
        address="plan/",
        title=messages.plain("titles.plan"),
        trail=trail(edition),
        description=messages.plain("plan.description", plan=edition.council.plan, areas=areas),
        body="",
        section="plan",
    )
    return compose(page, "plan.html", plan_view(edition, page.title), edition)


def _print(edition: Edition) -> Page:
    """The whole plan as one page, to print or to keep."""
    messages, plan = edition.messages, edition.council.plan
    page = Page(
        address="plan/print/",
        title=messages.plain("plan_print.title", plan=plan),
        description=messages.plain("plan_print.description", plan=plan),
        body="",
        section="plan",
        trail=trail(edition, "plan"),
    )
    return compose(page, "plan_print.html", plan_print_view(edition, page.title), edition)


def page_of(edition: Edition, area: Area) -> Page:
    """The page of one area."""
    messages = edition.messages
    page = Page(
        address=area.address,
        title=messages.plain("parts.area", number=area.number, title=area.title),
        description=messages.plain("area.description", text=area.body.first_paragraph),
        body="",
        section="plan",
        kind="article",
        schema="Report",
        trail=trail(edition, "plan"),
        feed=f"{area.address}feed.xml",
        corrections=tuple((one.date, one.note) for one in area.corrections),
    )
    return compose(page, "area.html", area_view(edition, area), edition)
