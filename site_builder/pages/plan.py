"""The plan at a glance, and a page for each of its areas."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.plan import Area
from site_builder.model.site import Site
from site_builder.pages.render import compose, count_of


def pages(site: Site) -> Iterator[Page]:
    """The plan and every area."""
    page = Page(
        address="plan/",
        title="The plan",
        description=f"{site.settings.plan}: {count_of(len(site.areas), 'area')} for improvement, how each goes, and the plan's versions.",
        body="",
        section="plan",
    )
    versions = sorted(site.plan_versions, key=lambda version: version.date.first_day)
    asked = sorted(site.consultations, key=lambda consultation: consultation.date.first_day)
    yield compose(page, "plan.html", site, versions=versions, consultations=asked)
    for area in site.areas:
        yield _area(site, area)


def _area(site: Site, area: Area) -> Page:
    page = Page(
        address=area.address,
        title=f"Area {area.number}: {area.title}",
        description=f"What was found, what is done and how it goes. {area.body.first_paragraph}",
        body="",
        section="plan",
        kind="article",
    )
    return compose(
        page,
        "area.html",
        site,
        area=area,
        ratings=list(reversed(area.ratings)),
        overdue=[action.id for action in area.actions if action.is_overdue(site.settings.today)],
        evidence={action.id: site.update_by_name.get(action.evidence_update) for action in area.actions},
        updates=site.updates_of(area),
        records=site.documents_by_owner.get(area.name, []),
    )
