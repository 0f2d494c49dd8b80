"""Dates as the public reads them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.messages import english
from site_builder.record.dates import Span, When, day_of, read_span

days = st.dates()
years = st.integers(1, 9999)
months = st.integers(1, 12)
whens = days.map(day_of) | st.builds(When, years, months) | st.builds(When, years)
spans = st.tuples(whens, whens).filter(lambda two: two[1].last_day >= two[0].first_day).map(lambda two: Span(*two))


@pytest.mark.parametrize(
    ("when", "words", "typed"),
    [
        (When(2025, 7, 17), "17 July 2025", "2025-07-17"),
        (When(2024, 1, 1), "1 January 2024", "2024-01-01"),
        (When(2024, 1), "January 2024", "2024-01"),
        (When(2012), "2012", "2012"),
        (When(987, 12, 5), "5 December 987", "0987-12-05"),
    ],
)
def test_a_date_is_written_in_full_with_its_year(when: When, words: str, typed: str) -> None:
    assert (when.words(english()), str(when)) == (words, typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2022-07-18/2022-07-29", "18 to 29 July 2022"),
        ("2023-03-30/2023-04-02", "30 March to 2 April 2023"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2020/2024", "2020 to 2024"),
        ("2024-01/2024-03", "January to March 2024"),
        ("2023-11/2024-02", "November 2023 to February 2024"),
        ("2024-01/2025", "January 2024 to 2025"),
        ("2024/2025-03", "2024 to March 2025"),
        ("2024-05-06/2024-07", "6 May to July 2024"),
        ("2025-06-17", "17 June 2025"),
        ("2025-06-17/2025-06-17", "17 June 2025"),
        ("2012", "2012"),
    ],
)
def test_a_stretch_says_month_and_year_once_where_they_are_the_same(typed: str, words: str) -> None:
    assert read_span(typed, loose=True, stretch=True).words(english()) == words


@pytest.mark.parametrize("parts", [(2025, 2, 29), (2025, 13), (0,), (10000,), (2025, 4, 31)])
def test_a_date_that_no_calendar_has_cannot_be_made(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"month|day|year"):
        When(*parts)


@pytest.mark.parametrize(
    "typed", ["2025-00", "2025-00-01", "2025-01-00", "0000", "2025-1", "25-01-01", "٢٠٢٥", "2025-"]
)
def test_the_reader_lets_no_half_date_through(typed: str) -> None:
    with pytest.raises(ValueError):
        read_span(typed, loose=True, stretch=True)


@given(whens)
def test_what_is_written_is_read_back(when: When) -> None:
    assert read_span(str(when), loose=True, stretch=True) == Span.of(when)


@given(spans)
def test_a_written_stretch_is_read_back(span: Span) -> None:
    assert read_span(str(span), loose=True, stretch=True) == span


@given(days)
def test_a_month_sorts_no_later_than_its_days(day: date) -> None:
    month, year = When(day.year, day.month), When(day.year)
    assert year.first_day <= month.first_day <= day_of(day).first_day == day
    assert day == day_of(day).last_day <= month.last_day <= year.last_day


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(2025, 7, 17), date(2025, 7, 17), date(2025, 7, 17)),
        (When(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (When(2025, 2), date(2025, 2, 1), date(2025, 2, 28)),
        (When(2012), date(2012, 1, 1), date(2012, 12, 31)),
    ],
)
def test_a_month_counts_as_its_first_day_and_ends_with_its_last(when: When, first: date, last: date) -> None:
    assert (when.first_day, when.last_day) == (first, last)


def test_a_month_is_never_given_a_day() -> None:
    assert When(2024, 1).day is None
    assert not When(2024, 1).is_day
    assert not Span(When(2024, 1, 5), When(2024, 2)).has_days
    assert Span(When(2024, 1, 5), When(2024, 2, 1)).has_days


def test_a_stretch_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Span(When(2025, 6, 18), When(2025, 6, 17))
    assert Span(When(2025, 6, 18), When(2025, 6)).first_day == date(2025, 6, 18)
    assert Span.of(When(2025)).is_one_date
