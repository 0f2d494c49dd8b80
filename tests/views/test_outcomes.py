"""The sum of the promises in words."""

from __future__ import annotations

from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.promises import Keep, Nature, Promise
from site_builder.record.prose import Prose
from site_builder.record.updates import Update
from site_builder.views.promises import all_promises, outcome_counts, outcomes_in_words

HERE = Place("updates/2025-01-01-a.md")
LATE, OPEN = Span.of(When(2025, 12)), Span.of(When(2027))
MADE = (
    Promise("a", "A.", HERE, due=LATE),
    Promise("b", "B.", HERE, due=LATE),
    Promise("c", "C.", HERE, due_text="soon"),
    Promise("d", "D.", HERE, due=OPEN),
    Promise("e", "E.", HERE, due=LATE, by="The minister"),
    Promise("f", "F.", HERE, due=OPEN, nature=Nature.REQUIRED),
)
OURS = edition(
    updates=(
        Update("2025-02-01-b", "B", When(2025, 2, 1), Prose(), HERE, keeps=(Keep("d"), Keep("f"))),
        Update("2025-01-01-a", "A", When(2025, 1, 1), Prose(), HERE, promises=MADE),
    )
)


def test_only_the_councils_own_promises_are_called_promises_and_kept() -> None:
    assert all_promises(OURS) == "All promises: 2 late, 1 without a date, 1 kept"
    assert outcomes_in_words(OURS, own=False) == "1 late, 1 done"


def test_counts_and_words_are_of_the_same_outcomes() -> None:
    found = [(one.code, one.number, one.words) for one in outcome_counts(OURS)]
    assert found == [("late", 2, "2 late"), ("unknown", 1, "1 without a date"), ("kept", 1, "1 kept")]


def test_where_nothing_was_promised_nothing_is_counted() -> None:
    assert all_promises(edition()) == "All promises"
    assert outcome_counts(edition()) == () and outcomes_in_words(edition()) == ""
