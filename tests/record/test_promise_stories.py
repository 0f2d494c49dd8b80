"""What became of promises and what happened to them, beside a plain recount of the same dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.dates import Span, When, day_of
from site_builder.record.moves import Move
from site_builder.record.promise_stories import Step, story
from site_builder.record.promises import End, Ending, Keep, Nature, Promise
from site_builder.record.prose import Prose
from site_builder.record.updates import Update, Withdrawal

HERE = Place("updates/2024-01-01-a.md")
FIRST, LAST = date(2024, 1, 25), date(2024, 3, 5)  # few days, so that many things meet on one
days = st.dates(FIRST, LAST)
dues = st.none() | days.map(day_of) | st.builds(When, st.just(2024), st.integers(1, 3)) | st.just(When(2023))
EVENING = time(20)


@dataclass(frozen=True)
class Made:
    """A promise and all that became of it, as plain dates."""

    promise: Promise
    made: date
    whole: tuple[tuple[date, date | None], ...]
    """The days of the updates that show it to be kept, each with the day on which that happened."""
    part: tuple[date, ...]

    def due_on(self, day: date) -> Span | None:
        """By when it was due at the end of a day."""
        later = [move for move in self.promise.moved if move.date.first_day > day]
        if not later:
            return self.promise.due
        return Span.of(When(*map(int, later[0].was.split("-")))) if later[0].was[0].isdigit() else None

    def became(self, today: date) -> str:
        """What became of it, counted plainly."""
        due, outcome = self.due_on(today), self.promise.outcome
        shown = sorted((day, happened) for day, happened in self.whole if day <= today)
        if shown:
            happened = shown[0][1]
            return "kept-late" if due and happened and happened > due.last_day else "kept"
        if outcome and outcome.date.first_day <= today:
            return outcome.state.value
        if any(day <= today for day in self.part):
            return "partly-kept"
        return "unknown" if due is None else "late" if due.last_day < today else "open"

    def passed(self, today: date) -> list[date]:
        """The days on which it had become overdue, found by asking each day."""
        closed = [min(day, happened or day) for day, happened in self.whole if day <= today]
        if self.promise.outcome and self.promise.outcome.date.first_day <= today:
            closed.append(self.promise.outcome.date.first_day)
        found, last_move = (
            [],
            max((m.date.first_day for m in self.promise.moved if m.date.first_day <= today), default=FIRST),
        )
        for number in range((today - self.made).days):
            day = self.made + timedelta(days=number)
            due = self.due_on(day)
            is_told_as_kept = day >= last_move and self.became(today) == "kept"
            if due and due.last_day == day and all(end > day for end in closed) and not is_told_as_kept:
                found.append(day + timedelta(days=1))
        return found


@st.composite
def things_made(draw: st.DrawFn) -> Made:
    made = draw(days)
    moves = sorted(draw(st.lists(st.dates(made, LAST), max_size=3)))
    typed = [str(draw(dues) or "soon") for _ in moves]
    due = draw(dues)
    outcome = draw(
        st.none() | st.builds(lambda state, day: Ending(state, day_of(day), "So."), st.sampled_from(End), days)
    )
    promise = Promise(
        "it",
        "Do it.",
        HERE,
        due=Span.of(due) if due else None,
        due_text="soon",
        by=draw(st.sampled_from(["", "The minister"])),
        nature=draw(st.sampled_from(Nature)),
        moved=tuple(Move(day_of(day), was, "so") for day, was in zip(moves, typed, strict=True)),
        outcome=outcome,
    )
    whole = draw(st.lists(st.tuples(days, st.none() | days), max_size=2, unique_by=lambda one: one[0]))
    shown = tuple((day, happened and min(day, happened)) for day, happened in whole)
    return Made(promise, made, shown, tuple(draw(st.lists(days, max_size=2))))


def record_of(all_made: list[Made], *hidden: Update) -> Edition:
    updates = [*hidden]
    for number, one in enumerate(all_made):
        promise = replace(one.promise, id=f"p{number}")
        updates.append(update(one.made, f"made-{number}", promises=(promise,)))
        for index, (day, happened) in enumerate(one.whole):
            span = Span.of(day_of(happened)) if happened else None
            updates.append(update(day, f"whole-{number}-{index}", keeps=(Keep(promise.id),), happened=span))
        for index, day in enumerate(one.part):
            updates.append(update(day, f"part-{number}-{index}", keeps=(Keep(promise.id, partly=True),)))
    return edition(updates=tuple(sorted(updates, key=lambda update: update.order)))


def update(day: date, slug: str, **changes: object) -> Update:
    blank = Update(f"{day}-{slug}", slug, day_of(day), Prose(), HERE)
    return replace(blank, **changes)  # type: ignore[arg-type]


def on(shown: Edition, day: date) -> Edition:
    return shown.at(datetime.combine(day, EVENING, LONDON))


@given(st.lists(things_made(), max_size=5), days)
@settings(max_examples=150)
def test_what_became_of_promises_is_what_a_plain_count_says_on_any_day(all_made: list[Made], today: date) -> None:
    shown = on(record_of(all_made), today)
    for outcomes, own in ((shown.own_promises, True), (shown.other_promises, False)):
        counted = Counter(one.became(today) for one in all_made if one.promise.is_own is own)
        assert {one.standing.value: one.count for one in outcomes} == counted
    late = {f"p{number}" for number, one in enumerate(all_made) if one.became(today) == "late"}
    assert {entry.promise.id for entry in shown.late_promises} == late
    for entry in shown.promises:
        one = all_made[int(entry.promise.id[1:])]
        due = one.due_on(today)
        ended = one.promise.outcome and one.promise.outcome.date.first_day <= today
        is_open = one.became(today) == "late" or (one.became(today) == "partly-kept" and not ended)
        assert entry.overdue == (due if due and is_open and due.last_day < today else None)
        assert entry.days_overdue(today) == ((today - due.last_day).days if due and entry.overdue else None)


@given(things_made(), days)
@settings(max_examples=150)
def test_a_story_has_each_dated_thing_once_and_each_day_on_which_it_became_overdue(one: Made, today: date) -> None:
    [entry] = on(record_of([one]), today).promises
    steps = story(entry, today)
    found = {step: [told.date.first_day for told in steps if told.step is step] for step in Step}
    assert found[Step.MADE] == [one.made]  # also where a preview shows a promise that will be made later
    assert found[Step.MOVED] == [day for move in one.promise.moved if (day := move.date.first_day) <= today]
    assert found[Step.KEPT] == sorted(day for day, _ in one.whole if day <= today)
    assert found[Step.PARTLY_KEPT] == sorted(day for day in one.part if day <= today)
    outcome = one.promise.outcome
    assert found[Step.ENDED] == ([outcome.date.first_day] if outcome and outcome.date.first_day <= today else [])
    assert found[Step.PASSED] == one.passed(today)
    assert [told.date.first_day for told in steps] == sorted(told.date.first_day for told in steps)
    assert len({told.name for told in steps}) == len(steps)


@given(st.lists(things_made(), min_size=1, max_size=3), days, days)
@settings(max_examples=50)
def test_what_is_hidden_or_withdrawn_changes_nothing(all_made: list[Made], day: date, today: date) -> None:
    keeps = {"keeps": (Keep("p0"), Keep("p1", partly=True))}
    draft = update(day, "draft", draft=True, **keeps)
    waiting = update(day, "waiting", publish_at=datetime.combine(LAST, EVENING, LONDON) + timedelta(days=9), **keeps)
    gone = update(day, "gone", withdrawn=Withdrawal(day_of(LAST), "It was wrong."), **keeps)
    without, within = (on(record_of(all_made, *more), today).public() for more in ((), (draft, waiting, gone)))
    assert within.promises == without.promises
    assert [story(entry, today) for entry in within.promises] == [story(entry, today) for entry in without.promises]


def test_a_step_keeps_its_name_whatever_else_happens() -> None:
    first = Made(Promise("it", "Do it.", HERE, due=Span.of(When(2024, 6))), date(2024, 2, 1), (), ())
    moved = replace(
        first.promise, due=Span.of(When(2025, 3)), moved=(Move(When(2024, 9, 1), "2024-06", "it was late"),)
    )
    then = Made(moved, first.made, ((date(2025, 4, 2), date(2025, 4, 1)),), (date(2024, 12, 1),))
    before, after = (
        story(on(record_of([one]), date(2025, 12, 31)).promises[0], date(2025, 12, 31)) for one in (first, then)
    )
    assert [step.name for step in before] == ["made", "passed-2024-07-01"]
    assert [step.name for step in after] == [
        *("made", "passed-2024-07-01", "moved-1", "partly-kept-2024-12-01-part-0-0"),
        *("passed-2025-04-01", "kept-2025-04-02-whole-0-0"),
    ]
