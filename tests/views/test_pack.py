"""What a pack lists agrees with a plain recount, whatever the days; consecutive packs miss nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.actions import Action, Report, Status
from site_builder.record.dates import Span, When, day_of
from site_builder.record.documents import Document
from site_builder.record.measures import Measure, Point
from site_builder.record.moves import Move
from site_builder.record.plan import Area, Closure
from site_builder.record.promises import Keep, Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.updates import Correction, DiaryDate, Update
from site_builder.record.voices import Voice, VoiceState
from site_builder.views.pack import PackView, pack_view
from site_builder.views.pack.rows import Section, Window
from site_builder.views.plan import plan_view

HERE = Place("docs/plan/01-x.md")
FIRST, LAST = date(2025, 1, 1), date(2026, 3, 2)
days = st.dates(FIRST, LAST)
lists = st.lists(days, max_size=6, unique=True)


def day(typed: str) -> When:
    return When(*map(int, typed.split("-")))


def update(name: str, **changes: Any) -> Update:
    when = day(name[:10] if name[8:10].isdigit() else name[:7])
    given = {"name": name, "title": name, "date": when, "body": Prose(("<p>x</p>",)), "place": HERE}
    return Update(**(given | changes))


def area(**changes: Any) -> Area:
    given = {"name": "01-x", "number": 1, "title": "Risk", "body": Prose(("<p>x</p>",)), "place": HERE}
    return Area(**(given | changes))


def site(*updates: Update, **values: Any) -> Edition:
    newest_first = tuple(sorted(updates, key=lambda one: one.order))
    return edition(**{"now": datetime(2026, 3, 2, 12, tzinfo=LONDON), "updates": newest_first, **values})


def part(view: PackView, name: str) -> Section:
    """One section of a pack."""
    return next(one for one in view.sections if one.name == name)


def titles(view: PackView, name: str) -> list[str]:
    """What one section of a pack names."""
    return [row.title for row in part(view, name).rows]


def ordered(one: date, other: date) -> tuple[date, date]:
    return min(one, other), max(one, other)


@given(lists, lists, lists, days, days)
def test_dated_things_agree_with_a_plain_recount(
    published: list[date], rated: list[date], measured: list[date], one: date, other: date
) -> None:
    since, until = ordered(one, other)
    ratings = tuple(Rating(day_of(on), Delivery.AT_RISK, Impact.MIXED, "R", HERE) for on in sorted(rated))
    points = tuple(Point(day_of(on), "1", HERE) for on in sorted(measured))
    plan = area(ratings=ratings, measures=(Measure("m", "M", points, HERE),))
    view = pack_view(site(*(update(f"{on}-x") for on in published), areas=(plan,)), since, until)

    def inside(of: list[date]) -> list[str]:
        return sorted(str(on) for on in of if since <= on <= until)

    for name, of in (("updates", published), ("ratings", rated), ("figures", measured)):
        assert sorted(str(row.date) for row in part(view, name).rows) == inside(of)


@given(st.lists(st.tuples(days, st.one_of(st.none(), days)), max_size=5), days, days)
def test_overdue_actions_and_promises_agree_with_a_plain_recount(
    made: list[tuple[date, date | None]], one: date, other: date
) -> None:
    """Each is due on one day and may be done on another; what is done later is still overdue at the end."""
    since, until = ordered(one, other)
    actions = tuple(
        Action(
            f"a{n}", f"A{n}", HERE, due=day_of(due), reports=(Report(Status.DONE, day_of(done), HERE),) if done else ()
        )
        for n, (due, done) in enumerate(made)
    )
    promises = tuple(Promise(f"p{n}", f"P{n}", HERE, due=Span.of(day_of(due))) for n, (due, _) in enumerate(made))
    keepers = [update(f"{done}-kept-{n}", keeps=(Keep(f"p{n}"),)) for n, (_, done) in enumerate(made) if done]
    view = pack_view(
        site(update("2024-12-31-made", promises=promises), *keepers, areas=(area(actions=actions),)), since, until
    )
    late = [n for n, (due, done) in enumerate(made) if due < until and (done is None or done > until)]
    became = [n for n in late if (since - made[n][0]).days <= 1]
    done = [n for n, (_, on) in enumerate(made) if on and since <= on <= until]
    for name, letter in (("actions", "A"), ("promises", "P")):
        section = part(view, name)
        assert sorted(row.title for row in section.rows) == sorted(f"{letter}{n}" for n in {*late, *done})
        over, new = section.columns.index("overdue_by"), section.columns.index("became_overdue")
        assert sorted(row.title for row in section.rows if row.cells[over]) == [f"{letter}{n}" for n in late]
        assert sorted(row.title for row in section.rows if row.cells[new] == "yes") == [f"{letter}{n}" for n in became]


@given(st.lists(st.sampled_from(["2025-02", "2025-02-14", "2025-03", "2025-03-31", "2025-07-01"]), unique=True), days)
def test_two_packs_one_after_the_other_miss_nothing(names: list[str], between: date) -> None:
    now = site(*(update(f"{name}-x") for name in names))
    first = titles(pack_view(now, FIRST, between), "updates")
    second = (
        titles(pack_view(now, date.fromordinal(between.toordinal() + 1), LAST), "updates") if between < LAST else []
    )
    assert {*first, *second} == {f"{name}-x" for name in names}


def test_each_kind_of_change_has_its_place_and_all_that_is_known_of_it() -> None:
    action = Action(
        "a", "Hire", HERE, due=day("2026-06-30"), moved=(Move(day("2026-02-10"), "2026-01", "no bids.", "the board"),)
    )
    voice = Voice(
        Span.of(day("2025-06-01")), "Carers", "Ring us", VoiceState.DONE, HERE, did="We do.", told_on=day("2026-02-11")
    )
    letter = Document("A letter", HERE, publisher="Ofsted", date=Span.of(day("2026-02-12")))
    made = update(
        "2026-02-13-visit",
        documents=(letter,),
        corrections=(Correction(day("2026-02-20"), "A figure."),),
        diary=(DiaryDate(day("2026-04-01"), "The board meets", HERE),),
    )
    plan = area(actions=(action,), closed=Closure(day("2026-02-14"), "Merged.", "Cabinet"))
    view = pack_view(site(made, areas=(plan,), voices=(voice,)), date(2026, 2, 1), date(2026, 2, 28))
    told = {section.name: [row.told for row in section.rows] for section in view.sections if section.rows}
    assert told == {
        "updates": [("News", "x")],
        "areas": [("Left the plan: Merged.", "Decided by Cabinet.")],
        "voices": [("Carers", "We did this", "We do.", "The group was told 11 February 2026, 255 days later.")],
        "moves": [("Was January 2026, now 30 June 2026.", "Because no bids.", "Agreed by the board.")],
        "corrections": [("Correction", "A figure.")],
        "documents": [("Ofsted", "Named in: 2026-02-13-visit.")],
        "coming": [()],
    }


def test_a_promise_is_listed_with_the_name_of_who_has_to_keep_it() -> None:
    promises = (
        Promise("ours", "A", HERE, due=Span.of(day("2026-01"))),
        Promise("theirs", "B", HERE, by="The police", due=Span.of(day("2026-01"))),
    )
    listed = part(pack_view(site(update("2025-01-01-x", promises=promises)), FIRST, LAST), "promises")
    column = listed.columns.index("whose")
    assert {row.title: row.cells[column] for row in listed.rows} == {"A": "Exampleton Council", "B": "The police"}


def test_a_text_that_was_written_in_a_time_is_in_it_whatever_its_date() -> None:
    late = update("2025-01-05-notice", written=day("2026-02-10"))
    view = pack_view(site(late), date(2026, 2, 1), date(2026, 2, 28))
    [row] = part(view, "updates").rows
    assert row.told[-1] == "Text written 10 February 2026."


@given(days, days, days)
def test_the_same_days_give_the_same_pack_whenever_it_is_made(one: date, other: date, made: date) -> None:
    since, until = ordered(one, other)
    if made < until:
        return
    reports = (Report(Status.DONE, day("2025-06-01"), HERE),)
    plan = area(actions=(Action("a", "Hire", HERE, due=day("2025-04-30"), reports=reports),))
    now = site(update("2025-03-01-x", promises=(Promise("p", "Do", HERE, due=Span.of(day("2025-05"))),)), areas=(plan,))
    later = now.at(datetime(made.year, made.month, made.day, 12, tzinfo=LONDON))
    assert pack_view(later, since, until).sections == pack_view(now, since, until).sections


@given(days, days)
def test_no_hidden_update_is_in_a_pack(one: date, other: date) -> None:
    since, until = ordered(one, other)
    hour = datetime(2027, 1, 1, tzinfo=UTC)
    more: dict[str, Any] = {
        "promises": (Promise("p", "SECRET", HERE, due=Span.of(day("2025-05"))),),
        "publish_at": hour,
    }
    hidden = update("2025-03-01-secret", documents=(Document("SECRET", HERE),), **more)
    shown = update("2025-03-01-x")
    assert pack_view(site(hidden, shown).public(), since, until) == pack_view(site(shown), since, until)


def test_the_plan_as_at_today_is_the_plan_s_page() -> None:
    now = site(update("2025-03-01-x", areas=(1,)), areas=(area(actions=(Action("a", "A", HERE, status=Status.SLOW),)),))
    view = pack_view(now, FIRST, LAST, as_at=LAST)
    assert view.standing == plan_view(now, "The plan")
    assert view.actions is not None and view.actions.rows[0].told[1] == "Slow."


@given(days, days, days)
def test_a_date_lies_in_a_time_if_any_of_its_days_does(one: date, other: date, on: date) -> None:
    window = Window(*ordered(one, other))
    month = When(on.year, on.month)
    every = [date.fromordinal(n) for n in range(month.first_day.toordinal(), month.last_day.toordinal() + 1)]
    assert window.has(month) == any(window.since <= day <= window.until for day in every)
    assert window.ends(day_of(on)) == (window.since <= date.fromordinal(on.toordinal() + 1) <= window.until)


def test_a_withheld_figure_is_named_without_its_value_and_none_is_compared_across_a_break() -> None:
    def point(month: int, value: str, **marks: Any) -> Point:
        return Point(When(2025, month), value, HERE, "Why.", is_withheld=not value, **marks)

    points = (
        point(1, "5"),
        point(2, ""),
        point(3, "7"),
        point(4, "9", is_break=True),
        point(5, "8", is_provisional=True),
    )
    shown = site(areas=(area(measures=(Measure("m", "Visits", points, HERE, "days"),)),))
    found = {row.date.month: row.told for row in part(pack_view(shown, FIRST, LAST), "figures").rows}
    assert [told[1] for told in found.values()] == [
        *("Value: 5 days", "The figure is withheld.", "Value: 7 days", "Value: 9 days", "Value: 8 days, provisional"),
    ]
    before = {month: [one for one in told if one.startswith("Before")] for month, told in found.items()}
    assert before == {1: [], 2: [], 3: ["Before: 5, January 2025."], 4: [], 5: ["Before: 9, April 2025."]}
