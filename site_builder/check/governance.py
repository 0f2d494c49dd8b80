"""Who reports to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, quoted
from site_builder.record.references import Body

DEEPEST = 20
"""Bodies above one another that the chart and its list can show."""


def check_reporting(edition: Edition) -> Iterator[Problem]:
    """No body reports to itself, directly or by way of others, and none is deeper than can be shown."""
    bodies = edition.record.bodies
    if circular := _in_a_circle(bodies):
        message = f"The body {quoted(circular.id)} reports to itself, directly or by way of others; remove one 'reports_to' from the circle."
        yield Problem(circular.place, Code.CIRCLE, message)
    elif deep := _too_deep(bodies):
        message = f"{quoted(deep.name)} is more than {DEEPEST} bodies below the highest one; the chart and its list can show at most {DEEPEST}. Let it report to one further up."
        yield Problem(deep.place, Code.TOO_DEEP, message)


def _too_deep(bodies: Sequence[Body]) -> Body | None:
    """The first body of the file with more bodies above it than can be shown, if no body is in a circle."""
    first = {body.id: body.reports_to[0] for body in bodies if body.reports_to}
    for body in bodies:
        name, above = body.id, 0
        while name in first and above <= DEEPEST:
            name, above = first[name], above + 1
        if above > DEEPEST:
            return body
    return None


def _in_a_circle(bodies: Sequence[Body]) -> Body | None:
    """The first body of the file that is in a circle; None where none is."""
    above = {body.id: set(body.reports_to) for body in bodies}
    below: dict[str, list[str]] = {}
    for name, higher in above.items():
        for other in higher:
            below.setdefault(other, []).append(name)
    free = [other for other in {*below, *above} if not above.get(other)]
    while free:  # repeatedly remove those who report to nobody that is left
        gone = free.pop()
        for name in below.get(gone, ()):
            above[name].discard(gone)
            free += [name] if not above[name] else []
    name = next((body.id for body in bodies if above[body.id]), "")
    way: dict[str, None] = {}
    while above.get(name) and name not in way:  # everybody left reports to somebody left
        way[name] = None
        name = min(above[name])
    circle = set(list(way)[list(way).index(name) :] if name in way else ())
    return next((body for body in bodies if body.id in circle), None)
