"""Pieces of a made-up record, with what a test does not care about filled in."""

from __future__ import annotations

from typing import Any

from made_up_edition import edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.plan import Area
from site_builder.record.promises import Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Body, Event, Judgement
from site_builder.record.updates import Series, Update, Withdrawal

HERE = Place("updates/2025-07-17-visit.md")


def when(typed: str) -> When:
    """A day, month or year as it is typed."""
    return When(*map(int, typed.split("-")))


def span(typed: str) -> Span:
    """A date, or two with a slash between them."""
    first, _, last = typed.partition("/")
    return Span(when(first), when(last or first))


def update(date: str, slug: str = "visit", **changes: Any) -> Update:
    """An update of a day or month."""
    given: dict[str, Any] = {"name": f"{date}-{slug}", "title": slug.capitalize(), "date": when(date), "place": HERE}
    return Update(**(given | {"body": Prose((f"<p>Text of {slug}.</p>",))} | changes))


def withdrawn(date: str, slug: str = "gone", **changes: Any) -> Update:
    return update(date, slug, withdrawn=Withdrawal(when(date), "It was wrong."), **changes)


def numbered(date: str, number: int, name: str = "Visits") -> Update:
    """An update in a series."""
    return update(date, f"{name}-{number}".lower(), series=Series(name, number))


def promise(id: str, due: str = "", **changes: Any) -> Promise:
    given: dict[str, Any] = {"id": id, "text": f"Promise {id}", "place": HERE, "due": span(due) if due else None}
    return Promise(**(given | {"due_text": "" if due else "soon"} | changes))


def area(number: int, **changes: Any) -> Area:
    given: dict[str, Any] = {"name": f"{number:02}-area", "number": number, "title": f"Area called {number}"}
    return Area(**(given | {"body": Prose(("<p>What was found.</p>",)), "place": HERE} | changes))


def rating(date: str, delivery: Delivery = Delivery.ON_TRACK, impact: Impact = Impact.IMPROVING) -> Rating:
    return Rating(when(date), delivery, impact, "Because.", HERE)


def judgement(date: str, overall: str) -> Judgement:
    return Judgement(span(date), "Inspectors", "Inspection", overall)


def event(date: str, title: str = "Something", **changes: Any) -> Event:
    return Event(span(date), title, **changes)


def body(id: str, *reports_to: str) -> Body:
    return Body(id, id.capitalize(), HERE, reports_to=reports_to)


def site(*updates: Update, **changes: Any) -> Edition:
    """An edition of updates in any order, sorted as the reader does it."""
    given: dict[str, Any] = {
        "site_url": "https://progress.example/a/b/",
        "name": "Exampleton",
        "updates": tuple(sorted(updates, key=lambda one: one.order)),
    }
    return edition(**(given | changes))
