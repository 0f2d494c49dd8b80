"""The pages to look things up in: documents, glossary, governance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages import drawings
from site_builder.pages.render import compose, trail
from site_builder.record.addresses import anchor
from site_builder.record.outputs import Page
from site_builder.record.references import Body


@dataclass(frozen=True)
class Branch:
    """A body and those that report to it."""

    body: Body
    below: tuple[Branch, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Documents, glossary and governance."""
    yield _documents(edition)
    yield _glossary(edition)
    yield _governance(edition)


def _page(edition: Edition, name: str, **values: object) -> Page:
    """An empty page at the address of its name, with its title and description from the catalogue."""
    messages = edition.messages
    description = messages.plain(f"{name}.description", **values)
    title = messages.plain(f"titles.{name}")
    return Page(address=f"{name}/", title=title, description=description, body="", trail=trail(edition))


def _documents(edition: Edition) -> Page:
    found = edition.record.listed_documents
    count = upper_first(edition.messages.count("counts.document", len(found)))
    here = [one for one in found if one.document.held is not False]
    elsewhere = [one for one in found if one.document.held is False]
    return compose(_page(edition, "documents", count=count), "documents.html", edition, here=here, elsewhere=elsewhere)


def _glossary(edition: Edition) -> Page:
    page = _page(
        edition, "glossary", count=upper_first(edition.messages.count("counts.word", len(edition.record.terms)))
    )
    terms = sorted(edition.record.terms, key=lambda term: term.term.casefold())
    anchored = [(term, anchor("term", term.term)) for term in terms]
    letters = {term.term[:1].upper(): place for term, place in reversed(anchored)}
    return compose(page, "glossary.html", edition, terms=anchored, letters=sorted(letters.items()))


def _governance(edition: Edition) -> Page:
    page = _page(edition, "governance", plan=edition.council.plan)
    names = {body.id: body.name for body in edition.record.bodies}
    branches, others = told_apart(hierarchy(edition.record.bodies))
    return compose(
        page,
        "governance.html",
        edition,
        branches=branches,
        others=others,
        trees=[rows_of(those) for those in connected(branches)],
        several=any(len(body.reports_to) > 1 for body in edition.record.bodies),
        drawings=drawings,
        names=names,
    )


def hierarchy(bodies: tuple[Body, ...]) -> tuple[Branch, ...]:
    """The bodies as a tree, those that report to nobody on top.

    One that reports to several stands below the first; the page says in words whom else it reports to."""
    below: dict[str, list[Body]] = {}
    for body in bodies:
        below.setdefault(body.reports_to[0] if body.reports_to else "", []).append(body)

    def branch(body: Body) -> Branch:
        return Branch(body, tuple(branch(inner) for inner in below.get(body.id, [])))

    return tuple(branch(body) for body in below.get("", []))


def told_apart(branches: tuple[Branch, ...]) -> tuple[tuple[Branch, ...], tuple[Body, ...]]:
    """The trees, and the bodies that report to nobody and to whom nobody reports."""
    above = {name for branch in branches for _, body in rows_of((branch,)) for name in body.reports_to}
    trees = tuple(branch for branch in branches if branch.below or branch.body.id in above)
    return trees, tuple(branch.body for branch in branches if branch not in trees)


def connected(branches: tuple[Branch, ...]) -> list[tuple[Branch, ...]]:
    """The trees that belong into one drawing, because a body of one reports to a body of another as well."""
    groups: list[tuple[Branch, ...]] = []
    for branch in branches:
        joined = [group for group in groups if _named(group) & _ids((branch,)) or _ids(group) & _named((branch,))]
        groups = [group for group in groups if group not in joined]
        groups.append((*(inner for group in joined for inner in group), branch))
    return groups


def rows_of(branches: tuple[Branch, ...], depth: int = 0) -> list[tuple[int, Body]]:
    """Every body from the top down, with its depth."""
    return [row for branch in branches for row in ((depth, branch.body), *rows_of(branch.below, depth + 1))]


def _ids(branches: tuple[Branch, ...]) -> set[str]:
    return {body.id for _, body in rows_of(branches)}


def _named(branches: tuple[Branch, ...]) -> set[str]:
    return {name for _, body in rows_of(branches) for name in body.reports_to}
