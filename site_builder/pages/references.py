"""The pages to look things up in: documents, glossary, governance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model.addresses import anchor
from site_builder.model.outputs import Page
from site_builder.model.references import Body
from site_builder.model.site import Site
from site_builder.pages.render import compose, count_of


@dataclass(frozen=True)
class Branch:
    """A body and those that report to it."""

    body: Body
    below: tuple[Branch, ...]


def pages(site: Site) -> Iterator[Page]:
    """Documents, glossary and governance."""
    yield _documents(site)
    yield _glossary(site)
    yield _governance(site)


def _documents(site: Site) -> Page:
    count = count_of(len(site.all_documents), "document").capitalize()
    page = Page(
        address="documents/",
        title="Documents",
        description=f"{count} that this record rests on, and the council's response to each.",
        body="",
    )
    return compose(page, "documents.html", site, records=site.all_documents)


def _glossary(site: Site) -> Page:
    page = Page(
        address="glossary/",
        title="Words explained",
        description=f"{count_of(len(site.terms), 'word').capitalize()} and abbreviations of children's services in plain English.",
        body="",
    )
    terms = sorted(site.terms, key=lambda term: term.term.casefold())
    return compose(page, "glossary.html", site, terms=[(term, anchor("term", term.term)) for term in terms])


def _governance(site: Site) -> Page:
    page = Page(
        address="governance/",
        title="Who answers to whom",
        description=f"The groups and people that oversee {site.settings.plan}, and whom each reports to.",
        body="",
    )
    names = {body.id: body.name for body in site.bodies}
    return compose(page, "governance.html", site, branches=hierarchy(site.bodies), names=names)


def hierarchy(bodies: tuple[Body, ...]) -> tuple[Branch, ...]:
    """The bodies as a tree, those that report to nobody on top.

    One that reports to several stands below the first; the page says in words whom else it reports to."""
    below: dict[str, list[Body]] = {}
    for body in bodies:
        below.setdefault(body.reports_to[0] if body.reports_to else "", []).append(body)

    def branch(body: Body) -> Branch:
        return Branch(body, tuple(branch(inner) for inner in below.get(body.id, [])))

    return tuple(branch(body) for body in below.get("", []))
