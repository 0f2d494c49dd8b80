"""Who answers to whom for the plan."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings.hierarchy import WIDTH, Tree, tree
from site_builder.edition import Edition
from site_builder.record.references import Body
from site_builder.views.age import newest_entry


@dataclass(frozen=True)
class Branch:
    """A body and those that report to it."""

    body: Body
    below: tuple[Branch, ...]


@dataclass(frozen=True)
class BodyLink:
    """A group on this page."""

    id: str
    name: str


@dataclass(frozen=True)
class BranchView:
    """A group in the list that says what the drawing shows."""

    name: str
    also: tuple[str, ...]
    """Whom else it reports to, by name."""
    below: tuple[BranchView, ...]


@dataclass(frozen=True)
class BodyView:
    """What is said about a group."""

    id: str
    name: str
    what: str
    reports_to: tuple[BodyLink, ...]
    meets: str


@dataclass(frozen=True)
class GovernanceView:
    """What the page prints."""

    title: str
    together: str
    """Who answers for the plan, where it is more than the council; else ""."""
    age: str
    branches: tuple[BranchView, ...]
    drawings: tuple[Tree, ...]
    width: float
    """The width of the drawings, in their own unit."""
    several: bool
    """Whether any group reports to several."""
    others: tuple[BodyLink, ...]
    """Those that report to nobody and to whom nobody reports."""
    bodies: tuple[BodyView, ...]


def governance_view(edition: Edition, title: str) -> GovernanceView:
    """The groups of the record."""
    bodies = edition.record.bodies
    names = {body.id: body.name for body in bodies}
    branches, others = told_apart(hierarchy(bodies))
    also = edition.messages.plain("governance.also_drawn", names="{}")
    is_shared = len(edition.council.bodies) > 1
    return GovernanceView(
        title=title,
        together=edition.messages.plain("governance.together", names=edition.publishers) if is_shared else "",
        age=newest_entry(edition),
        branches=tuple(_branch(branch, names) for branch in branches),
        drawings=tuple(tree(rows_of(group), also) for group in connected(branches)),
        width=WIDTH,
        several=any(len(body.reports_to) > 1 for body in bodies),
        others=tuple(BodyLink(body.id, body.name) for body in others),
        bodies=tuple(
            BodyView(
                body.id, body.name, body.what, tuple(BodyLink(id, names[id]) for id in body.reports_to), body.meets
            )
            for body in bodies
        ),
    )


def _branch(branch: Branch, names: dict[str, str]) -> BranchView:
    also = tuple(names[id] for id in branch.body.reports_to[1:])
    return BranchView(branch.body.name, also, tuple(_branch(inner, names) for inner in branch.below))


def hierarchy(bodies: tuple[Body, ...]) -> tuple[Branch, ...]:
    """The bodies as a tree, those that report to nobody on top.

    A body that reports to several is placed below the first; the page says in words whom else it reports to."""
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
    """The trees that belong in one drawing, because a body of one reports to a body of another as well."""
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
