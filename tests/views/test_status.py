"""What a council's team has to see to agrees with a plain recount, on any day; and no hidden update changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.actions import Action, Status
from site_builder.record.council import PreElection
from site_builder.record.dates import Span, When, day_of
from site_builder.record.documents import Document
from site_builder.record.kinds import Kind
from site_builder.record.plan import Area
from site_builder.record.promises import Keep, Nature, Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Rhythm
from site_builder.record.updates import DiaryDate, Update
from site_builder.views.status import SOON_DAYS, status_view, waiting

HERE = Place("updates/x.md")
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
days = st.dates(FIRST, LAST)


def update(name: str, **changes: Any) -> Update:
    when = When(*map(int, name[:10].split("-")))
    return Update(
        **({"name": name, "title": name[11:], "date": when, "body": Prose(("<p>x</p>",)), "place": HERE} | changes)
    )


def area(number: int = 1, **changes: Any) -> Area:
    given = {"name": f"0{number}-x", "number": number, "title": "Risk", "body": Prose(("<p>x</p>",)), "place": HERE}
    return Area(**(given | changes))


def on(day: date, *updates: Update, **values: Any) -> Edition:
    newest_first = tuple(sorted(updates, key=lambda one: one.order))
    return edition(updates=newest_first, now=datetime(day.year, day.month, day.day, 9, tzinfo=LONDON), **values)


promises = st.lists(st.tuples(st.one_of(st.none(), days), st.booleans()), max_size=6)
actions = st.lists(st.tuples(st.one_of(st.none(), days), st.sampled_from([None, *Status])), max_size=6)


def of(
    made: list[tuple[date | None, bool]], acted: list[tuple[date | None, Status | None]]
) -> tuple[list[Update], Area]:
    """The updates that make promises, and keep some of them, and an area with actions."""
    said = tuple(
        Promise(f"p{number}", f"Promise {number}", HERE, due=Span.of(day_of(due)) if due else None, due_text="soon")
        for number, (due, _) in enumerate(made)
    )
    kept = tuple(Keep(f"p{number}") for number, (_, is_kept) in enumerate(made) if is_kept)
    done = tuple(
        Action(f"a{number}", f"Action {number}", HERE, due=day_of(due) if due else None, status=status)
        for number, (due, status) in enumerate(acted)
    )
    return [update("2024-01-01-made", promises=said), update("2024-01-01-then", keeps=kept)], area(actions=done)


ENDED = (Status.DONE, Status.STOPPED)


@given(promises, actions, days)
def test_what_is_overdue_agrees_with_a_plain_recount(
    made: list[tuple[date | None, bool]], acted: list[tuple[date | None, Status | None]], today: date
) -> None:
    updates, plan = of(made, acted)
    found = status_view(on(today, *updates, areas=(plan,))).overdue
    late = [f"Promise {n}" for n, (due, is_kept) in enumerate(made) if due and not is_kept and due < today]
    late += [f"Action {n}" for n, (due, status) in enumerate(acted) if due and status not in ENDED and due < today]
    assert sorted(item.text for item in found) == sorted(late)
    dates = [item.date.last_day for item in found if item.date]
    assert dates == sorted(dates) and len(dates) == len(found)
    assert all(item.over for item in found)


@given(promises, actions, days)
def test_what_is_due_soon_agrees_with_a_plain_recount(
    made: list[tuple[date | None, bool]], acted: list[tuple[date | None, Status | None]], today: date
) -> None:
    updates, plan = of(made, acted)
    found = status_view(on(today, *updates, areas=(plan,))).due_soon
    last = today + timedelta(days=SOON_DAYS)
    soon = [f"Promise {n}" for n, (due, is_kept) in enumerate(made) if due and not is_kept and today <= due <= last]
    soon += [
        f"Action {n}" for n, (due, state) in enumerate(acted) if due and state not in ENDED and today <= due <= last
    ]
    assert sorted(item.text for item in found) == sorted(soon)


@given(st.lists(st.tuples(days, st.booleans()), max_size=5, unique_by=lambda one: one[0]), days)
def test_what_is_silent_agrees_with_a_plain_recount(published: list[tuple[date, bool]], today: date) -> None:
    updates = [update(f"{day}-x", areas=(1,) if names else ()) for day, names in published if day <= today]
    found = {item.kind for item in status_view(on(today, *updates, areas=(area(),))).silent}
    newest = max((one.date.first_day for one in updates), default=None)
    named = max((one.date.first_day for one in updates if one.areas), default=None)
    wanted = {
        kind for kind, last in (("record", newest), ("area", named)) if last is None or _half_a_year(last) <= today
    }
    assert found == wanted


def _half_a_year(day: date) -> date:
    """The first day on which a day is six whole months ago: that of the same number, or the first of the next month."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year, month + 1, 1)


LETTER = Document("A letter", HERE, publisher="Ofsted", date=Span.of(When(2025, 1, 1)))


def test_a_document_without_a_response_is_unanswered_unless_none_is_due_or_it_is_the_council_s_own() -> None:
    answered = replace(LETTER, title="Answered", response=Document("An answer", HERE))
    needs_none = replace(LETTER, title="Needs none", needs_response=False)
    ours = replace(LETTER, title="Ours", publisher="Exampleton Council")
    papers = (LETTER, answered, needs_none, ours)
    made = update("2025-01-02-letter", documents=papers, kind=Kind.INSPECTION)
    [item] = status_view(on(date(2026, 1, 1), made)).unanswered
    assert (item.text, item.over, item.address) == (
        "A letter",
        "12 months",
        "documents/#document-2025-01-02-letter-a-letter",
    )


def test_what_was_not_seen_to_for_a_year_is_stale() -> None:
    rated = Rating(When(2025, 1, 1), Delivery.ON_TRACK, Impact.MIXED, "Because", HERE)
    old = area(ratings=(rated,), reviewed=When(2025, 1, 1))
    fresh = area(2, ratings=(replace(rated, date=When(2025, 9, 1)),), reviewed=When(2025, 9, 1))
    found = status_view(on(date(2026, 1, 1), areas=(old, fresh, area(3)))).stale
    assert [(item.kind, item.text, str(item.date)) for item in found] == [
        ("rating", "3. Risk", "None"),
        ("rating", "1. Risk", "2025-01-01"),
        ("summary", "1. Risk", "2025-01-01"),
    ]


def test_dates_to_come_of_every_kind_are_due_soon_soonest_first() -> None:
    made = update("2025-12-01-board", kind=Kind.BOARD, diary=(DiaryDate(When(2026, 1, 15), "Board meets", HERE),))
    rhythm = Rhythm("Board", "Meets", "1 month", kind=Kind.BOARD)
    period = PreElection(date(2026, 1, 10), date(2026, 2, 10), "Elections")
    found = status_view(on(date(2025, 12, 20), made, rhythms=(rhythm,), pre_election=(period,))).due_soon
    assert [(item.kind, item.text) for item in found] == [
        ("rhythm", "Meets (Board)"),
        ("election", "Elections"),
        ("diary", "Board meets"),
    ]


def test_what_others_promised_is_told_with_their_name_and_how_firm_it_is() -> None:
    due = Span.of(When(2025, 1))
    made = update(
        "2024-12-01-x",
        promises=(
            Promise("a", "Come", HERE, due=due, by="Ofsted", nature=Nature.EXPECTED),
            Promise("b", "Send", HERE, due=due, nature=Nature.REQUIRED),
        ),
    )
    found = status_view(on(date(2025, 6, 1), made)).overdue
    assert {(item.kind, item.text) for item in found} == {("expected", "Come (Ofsted)"), ("required", "Send")}


@given(days, st.booleans())
def test_no_hidden_update_changes_any_list_but_that_of_what_waits(today: date, is_draft: bool) -> None:
    shown, plan = of([(date(2025, 3, 1), False)], [(date(2025, 4, 1), None)])
    hour = None if is_draft else datetime(2027, 1, 1, 9, tzinfo=UTC)
    promised = (Promise("new", "Hidden", HERE, due=Span.of(day_of(today))),)
    more: dict[str, Any] = {"promises": promised, "keeps": (Keep("p0"),), "areas": (1,), "documents": (LETTER,)}
    diary = (DiaryDate(day_of(today), "Hidden", HERE),)
    hidden = update(f"{today}-hidden", draft=is_draft, publish_at=hour, diary=diary, kind=Kind.INSPECTION, **more)
    rhythm = Rhythm("Ofsted", "Comes", "1 month", Span.of(When(2024)), None, Kind.INSPECTION)
    without, whole = (on(today, *shown, *more, areas=(plan,), rhythms=(rhythm,)) for more in ((), (hidden,)))
    assert status_view(whole.public()) == status_view(without.public())
    assert [item.text for item in waiting(whole)] == ([] if is_draft else [hidden.name])
