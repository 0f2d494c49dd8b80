"""A view is all that its page depends on: small frozen values, equal where their pages are equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from made_up_edition import edition

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.problems import Place
from site_builder.record.actions import Action
from site_builder.record.council import Council
from site_builder.record.dates import Span, When
from site_builder.record.documents import Document
from site_builder.record.hand_pages import HandPage
from site_builder.record.measures import Measure, Point
from site_builder.record.named_documents import ListedDocument, NamedDocument
from site_builder.record.plan import Area, Block
from site_builder.record.promises import Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.record import Record
from site_builder.record.references import Body, Term
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update
from site_builder.views.area import area_view
from site_builder.views.article import article_view
from site_builder.views.data_files import data_view
from site_builder.views.document_list import documents_view
from site_builder.views.glossary import glossary_view
from site_builder.views.governance import governance_view
from site_builder.views.plan import plan_print_view, plan_view
from site_builder.views.progress import progress_view
from site_builder.views.promise_list import promises_view
from site_builder.views.search import search_view
from site_builder.views.slow import slow_view
from site_builder.views.statements import accessibility_view, privacy_view, subscribe_view
from site_builder.views.summary import summary_view
from site_builder.views.timeline import timeline_view
from site_builder.views.update import update_view
from site_builder.views.updates import all_updates_view
from site_builder.views.young_people.area import young_area_view
from site_builder.views.young_people.booklet import booklet_view
from site_builder.views.young_people.home import home_view
from site_builder.views.young_people.update import young_update_view

HERE = Place("updates/x.md")
WHOLE = (Action, Area, Council, Document, Edition, HandPage, ListedDocument, Measure, Messages, NamedDocument)
WHOLE += (Promise, Rating, Record, TrackedPromise, Update)
"""What holds more than any page prints of it."""


def update(name: str, **changes: Any) -> Update:
    given: dict[str, Any] = {
        "name": name,
        "title": name[11:],
        "date": When(*map(int, name[:10].split("-"))),
        "place": HERE,
    }
    given |= {"body": Prose((f"<p>{name}. A second paragraph is not in lists.</p>",)), "written_summary": "In short."}
    return Update(**(given | changes))


UPDATES = (
    update("2025-07-17-visit", areas=(1,), promises=(Promise("staff", "Hire", HERE, due=Span.of(When(2025, 12))),)),
    update("2025-06-01-letter", documents=(Document("Letter", HERE, file="files/a.pdf"),)),
    update("2025-05-01-play", areas=(2,), young_people=Prose(("<p>You can play.</p>",))),
)
AREA = Area(
    name="01-risk",
    number=1,
    title="Spotting risk",
    body=Prose(("<p>What was found.</p>",)),
    place=HERE,
    young_people=(Block("What was wrong", Prose(("<p>We were slow.</p>",))),),
    source=Document("The plan", HERE, url="https://x.example/"),
    actions=(Action("hire", "Hire", HERE, due=When(2025, 12), evidence_update="2025-07-17-visit"),),
    ratings=(Rating(When(2025, 9, 1), Delivery.AT_RISK, Impact.MIXED, "Too few staff", HERE),),
    measures=(Measure("visits", "Visits", (Point(When(2025, 6), "4", HERE), Point(When(2025, 7), "5", HERE)), HERE),),
)
OURS = edition(
    updates=UPDATES,
    areas=(AREA, replace(AREA, name="02-play", number=2, title="Play", measures=())),
    terms=(Term("Care plan", "What is planned", HERE, "CP", "Your plan"),),
    bodies=(Body("board", "The Board", HERE, reports_to=("cabinet",)), Body("cabinet", "Cabinet", HERE)),
)


def views(shown: Edition) -> dict[str, object]:
    """Every kind of view, by the address of its page."""
    record = shown.record
    found: dict[str, object] = {one.address: update_view(shown, one, None, None) for one in record.updates}
    found |= {f"feed/{one.address}": article_view(shown, one) for one in record.updates}
    found |= {
        f"young-people/{one.address}": young_update_view(shown, one, None, None) for one in record.for_young_people
    }
    found |= {one.address: area_view(shown, one) for one in record.areas}
    found |= {f"young-people/{one.name}/": young_area_view(shown, one) for one in record.areas}
    several = (plan_view, plan_print_view, promises_view, slow_view, timeline_view, all_updates_view, documents_view)
    several += (glossary_view, governance_view, subscribe_view, accessibility_view, privacy_view, search_view)
    found |= {view.__name__: view(shown, "Title") for view in (*several, home_view, booklet_view)}
    found |= {"summary": summary_view(shown), "data": data_view(shown, "Title", ())}
    return found | {"": progress_view(shown)}


def changed(other: Edition) -> set[str]:
    """The addresses whose views are others than before."""
    before, after = views(OURS), views(other)
    return {address for address in before if before[address] != after[address]}


def values_of(thing: object) -> Iterator[object]:
    """Every value that a view holds, at any depth."""
    yield thing
    if isinstance(thing, tuple | frozenset):
        for one in thing:
            yield from values_of(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from values_of(getattr(thing, field.name))


@pytest.mark.parametrize("address", views(OURS))
def test_a_view_holds_nothing_that_holds_more_than_is_printed(address: str) -> None:
    found = list(values_of(views(OURS)[address]))
    assert [value for value in found if isinstance(value, WHOLE)] == []
    assert [value for value in found if isinstance(value, list | dict | set)] == [], "a view never changes"


def test_the_same_record_gives_the_same_views() -> None:
    assert changed(replace(OURS)) == set()


def test_another_body_of_an_update_changes_only_its_own_views() -> None:
    first = replace(UPDATES[0], body=Prose(("<p>Other words.</p>",)))
    other = replace(OURS, record=replace(OURS.record, updates=(first, *UPDATES[1:])))
    assert changed(other) == {first.address, f"feed/{first.address}"}


def test_another_title_of_an_update_changes_only_the_pages_that_name_it() -> None:
    letter = replace(UPDATES[1], title="A new name")
    other = replace(OURS, record=replace(OURS.record, updates=(UPDATES[0], letter, UPDATES[2])))
    assert changed(other) == {
        letter.address,
        "",
        "all_updates_view",
        "documents_view",
        "timeline_view",
    }


def test_another_day_changes_only_the_pages_that_show_the_day_or_an_age() -> None:
    later = OURS.at(OURS.now.replace(day=3))
    assert {"slow_view", "plan_print_view", "booklet_view"} <= changed(later)
    assert not changed(later) & {
        "glossary_view",
        "documents_view",
        "privacy_view",
        *(f"feed/{one.address}" for one in UPDATES),
    }
