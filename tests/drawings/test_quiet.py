"""All updates on a line of years, with the times of which there is none."""

from __future__ import annotations

from datetime import date

from site_builder.drawings.quiet import QuietSpan, quiet_strip
from site_builder.record.dates import When

TODAY = date(2026, 11, 26)


def span(first: When, last: When, words: str = "16 months") -> QuietSpan:
    return QuietSpan(first, last, words, is_long=True)


def test_a_quiet_time_reaches_from_one_update_to_the_next_or_to_today() -> None:
    older, newer, today = When(2021, 5, 18), When(2025, 7, 17), When(2026, 11, 26)
    drawn = quiet_strip([newer, older], [span(newer, today), span(older, newer)], TODAY, "today")
    assert [line.first for line in drawn.lines] == [dot[0] for dot in drawn.dots]
    assert drawn.lines[0].last == drawn.lines[1].first and drawn.lines[1].last == drawn.today


def test_words_that_would_meet_stand_one_above_the_other_and_the_newest_is_always_said() -> None:
    dates = [When(year, 1, 1) for year in (2026, 2025, 2024, 2023, 2012)]
    spans = [
        span(older, newer, f"{newer.year}") for newer, older in zip([When(2026, 11, 26), *dates], dates, strict=False)
    ]
    long = [QuietSpan(one.first, one.last, "a very long time indeed", is_long=True) for one in spans]
    drawn = quiet_strip(dates, long, TODAY, "today")
    said = [line for line in drawn.lines if line.words]
    assert drawn.lines[-1] in said and drawn.lines[-1].line == 0
    assert {line.line for line in said} == {0, 1} and len(said) < len(drawn.lines)
    assert drawn.height > quiet_strip(dates, long[:1], TODAY, "today").height


def test_no_year_is_named_where_today_is() -> None:
    drawn = quiet_strip([When(2021, 1, 1)], [], date(2026, 3, 1), "today")
    assert [tick.when for tick in drawn.ticks if tick.when][-1] == When(2024), "there is no room for 2025 beside today"
    assert len(quiet_strip([When(2026, 1, 1)] * 3, [], date(2026, 11, 26), "today").dots) == 1
