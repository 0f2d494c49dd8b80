"""What is slow, late or not confirmed is what anybody finds who counts it in the record, whatever it holds, on any day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from made_up_edition import LONDON
from pages.made_up import HERE, area, promise, site, update

from site_builder.edition import Edition
from site_builder.pages.slow import pages
from site_builder.record.actions import Action, Checked, Report, Status
from site_builder.record.dates import When
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.promises import End, Ending, Keep, Promise
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Rhythm, RhythmOf
from site_builder.record.updates import Update
from site_builder.views.actions import action_groups
from site_builder.views.progress import progress_view
from site_builder.views.slow import SlowView, slow_view

BEGIN, DAYS = date(2023, 1, 1), 365 * 5
DROPPED = Ending(End.DROPPED, When(2022, 12), "There is no money.")
EVERY = {"1 week": 7, "20 days": 20, "90 days": 90}


def first_day(one: Report) -> date:
    return one.date.first_day if one.date else date.min


days = some.integers(0, DAYS).map(lambda number: BEGIN + timedelta(number))
whens = some.one_of(
    days.map(lambda day: When(day.year, day.month, day.day)), days.map(lambda day: When(day.year, day.month))
)
moves = some.lists(
    some.builds(Move, some.just(When(2022, 12)), whens.map(str) | some.just("soon"), some.just("it was late")),
    max_size=3,
)
reports = some.lists(
    some.builds(Report, some.sampled_from(Status), whens, some.just(HERE)), max_size=4, unique_by=first_day
)


@some.composite
def actions(draw: some.DrawFn, number: int) -> Action:
    told = tuple(sorted(draw(reports), key=first_day))
    return Action(
        id=f"a{number}",
        text=f"Action {number}.",
        place=HERE,
        due=draw(some.none() | whens),
        status=None if told else draw(some.none() | some.sampled_from(Status)),
        done=draw(some.none() | whens),
        reports=told,
        checked=draw(some.none() | some.builds(Checked, whens, some.just("The auditors"))),
        owner=draw(some.sampled_from(["", "Head of boats"])),
        moved=tuple(draw(moves)),
    )


@some.composite
def areas(draw: some.DrawFn, number: int) -> Area:
    codes = some.builds(
        lambda when, delivery, impact: Rating(when, delivery, impact, "So.", HERE),
        whens, some.sampled_from(Delivery), some.sampled_from(Impact),
    )  # fmt: skip
    ratings = draw(some.lists(codes, max_size=4, unique_by=lambda one: one.date.first_day))
    those = tuple(draw(actions(one)) for one in range(draw(some.integers(0, 4))))
    return area(number, actions=those, ratings=tuple(sorted(ratings, key=lambda one: one.date.first_day)))


@some.composite
def editions(draw: some.DrawFn) -> Edition:
    made = tuple(
        promise(
            f"p{one}",
            str(draw(whens)),
            moved=tuple(draw(moves)),
            by=draw(some.sampled_from(["", "The minister"])),
            outcome=draw(some.sampled_from([None, None, DROPPED])),
        )
        for one in range(draw(some.integers(0, 4)))
    )
    kept = tuple(Keep(one.id) for one in made if draw(some.booleans()))
    updates = (update("2023-01-01", "made", promises=made), update("2023-01-02", "keeper", keeps=kept))
    rhythms = draw(
        some.sampled_from([(), *((Rhythm("The board", "hears", one, of=of),) for one in EVERY for of in RhythmOf)])
    )
    plan = tuple(draw(areas(one)) for one in range(1, draw(some.integers(1, 3)) + 1))
    now = datetime.combine(max(draw(days), BEGIN + timedelta(2)), time(12), LONDON)
    return site(*updates, areas=plan, rhythms=rhythms, now=now)


# The recount, from what was typed


def told(one: Action) -> list[tuple[date, Status]]:
    found = [(report.date.first_day, report.status) for report in one.reports if report.date]
    if one.done and Status.DONE not in [status for _, status in found]:
        found.append((one.done.first_day, Status.DONE))
    return sorted(found, key=lambda pair: pair[0])


def state(one: Action) -> Status | None:
    known = told(one)
    return known[-1][1] if known else one.status


def is_open(one: Action) -> bool:
    return state(one) not in (Status.DONE, Status.STOPPED)


def is_past(one: Action, today: date) -> bool:
    return one.due is not None and one.due.last_day < today and is_open(one)


def is_slow(one: Action, today: date) -> bool:
    return state(one) is Status.SLOW or (state(one) is not None and is_past(one, today))


def is_old(one: Action, edition: Edition) -> bool:
    newest = max((report.date for report in one.reports if report.date), key=lambda when: when.first_day, default=None)
    if newest is None or not is_open(one):
        return False
    every = next((rhythm.every for rhythm in edition.record.rhythms), None)
    until = (
        newest.last_day + timedelta(EVERY[every])
        if every
        else newest.last_day.replace(day=1, year=newest.last_day.year + 1)
    )
    return until < edition.today


def is_left(one: Promise, keeper: Update) -> bool:
    """Whether nothing shows that it was kept or dropped."""
    return one.outcome is None and one.id not in [kept.id for kept in keeper.keeps]


def all_actions(edition: Edition) -> Iterator[tuple[Area, Action]]:
    return ((area, one) for area in edition.record.areas for one in area.actions)


def address(area: Area, one: Action) -> str:
    return f"{area.address}#action-{one.id}"


def listed(groups: Any) -> set[str]:
    found = [one.address for group in groups for one in group.actions]
    assert len(found) == len(set(found)), "each is told once"
    return set(found)


def slow_and_overdue_actions_are_those_that_a_recount_finds(edition: Edition, view: SlowView) -> None:
    today = edition.today
    assert listed(view.actions) == {address(*pair) for pair in all_actions(edition) if is_slow(pair[1], today)}
    blank = {address(*pair) for pair in all_actions(edition) if state(pair[1]) is None and is_past(pair[1], today)}
    assert listed(view.unclear) == blank
    assert sum(group.past for group in (*view.actions, *view.unclear)) == sum(
        is_past(one, today) for _, one in all_actions(edition)
    )


def unconfirmed_actions_are_those_that_a_recount_finds(edition: Edition, view: SlowView) -> None:
    old = {
        address(*pair)
        for pair in all_actions(edition)
        if is_old(pair[1], edition) and not is_slow(pair[1], edition.today)
    }
    if edition.record.rhythms:
        assert listed(view.unconfirmed) == old
    else:  # a year, of which the recount knows the month
        assert listed(view.unconfirmed) <= old


def nothing_is_slow_and_merely_not_shown_at_once(edition: Edition, view: SlowView) -> None:
    assert listed(view.actions).isdisjoint(listed(view.unclear) | listed(view.unconfirmed))


def late_promises_are_those_that_a_recount_finds(edition: Edition, view: SlowView) -> None:
    made, keeper = edition.record.updates[-1], edition.record.updates[0]
    for lines, by in ((view.own, ""), (view.others, "The minister")):
        late = [one for one in made.promises if one.due and one.due.last_day < edition.today and is_left(one, keeper)]
        assert {one.line.anchor for one in lines} == {f"promise-{one.id}" for one in late if one.by == by}


def dates_that_moved_back_are_those_that_a_recount_finds(edition: Edition, view: SlowView) -> None:
    found = {line.address: line.how_often for line in view.slipped}
    made, keeper = edition.record.updates[-1], edition.record.updates[0]
    things: list[tuple[str, Any]] = [(address(*pair), pair[1]) for pair in all_actions(edition) if is_open(pair[1])]
    things += [(f"promises/{one.id}/", one) for one in made.promises if is_left(one, keeper)]
    for name, one in things:
        first = one.moved[0].was if one.moved else None
        known = first and re.fullmatch(r"(\d+)-(\d+)(?:-(\d+))?", first)
        last = When(*(int(part) for part in known.groups() if part)).last_day if known else None
        is_back = first is not None and (last is None or one.due is None or one.due.last_day > last)
        assert (name in found) is is_back
        assert not is_back or found.pop(name) == (
            f"Moved {len(one.moved)} times" if len(one.moved) > 1 else "Moved once"
        )
    assert found == {}


def each_number_at_the_top_is_that_of_its_list_and_home_says_the_same(edition: Edition, view: SlowView) -> None:
    [page] = pages(edition)
    sums = {one.anchor: one.words for one in view.sums}
    counts = {
        "section-actions": sum(len(group.actions) for group in view.actions),
        "section-unclear": sum(len(group.actions) for group in view.unclear),
        "section-unconfirmed": sum(len(group.actions) for group in view.unconfirmed),
        "section-moved": len(view.slipped),
        "section-fallen": len(view.fallen),
        "section-slow": len(view.behind),
    }
    for anchor, number in counts.items():
        assert re.findall(r"\d+", sums.get(anchor, "")) == ([str(number)] if number else [])
        assert not number or f'id="{anchor}"' in page.body
    for one in progress_view(edition).slow:
        assert sums[one.anchor] == one.words


def each_action_of_an_area_is_in_one_group_and_in_the_right_one(edition: Edition, _: SlowView) -> None:
    for one in edition.record.areas:
        groups = action_groups(edition, one.actions)
        assert sorted(line.id for group in groups for line in group.lines) == sorted(
            action.id for action in one.actions
        )
        behind = {line.id for group in groups if group.state == "behind" for line in group.lines}
        assert behind == {action.id for action in one.actions if is_slow(action, edition.today)}
        for group in (group for group in groups if group.state in ("done", "done-checked")):
            for line in group.lines:
                is_checked = line.checked is not None and not line.checked.is_past
                assert is_checked is (group.state == "done-checked")


@given(editions())
def test_the_lists_are_those_that_a_recount_finds(edition: Edition) -> None:
    """One record at a time, of which all is asked: to make one up costs more than to count in it."""
    view = slow_view(edition, "Slow")
    slow_and_overdue_actions_are_those_that_a_recount_finds(edition, view)
    unconfirmed_actions_are_those_that_a_recount_finds(edition, view)
    nothing_is_slow_and_merely_not_shown_at_once(edition, view)
    late_promises_are_those_that_a_recount_finds(edition, view)
    dates_that_moved_back_are_those_that_a_recount_finds(edition, view)
    each_number_at_the_top_is_that_of_its_list_and_home_says_the_same(edition, view)
    each_action_of_an_area_is_in_one_group_and_in_the_right_one(edition, view)
