"""The page to print: the words of the home page, each area with its state, what is late, who can help, and the address."""

from __future__ import annotations

import re
from datetime import date

from site_builder.drawings.qr_code import qr_code
from site_builder.edition import Edition
from site_builder.pages import progress
from site_builder.pages.summary import pages
from site_builder.record.council import Contact, YoungPeople
from site_builder.record.outputs import Page
from site_builder.record.prose import plain_text
from site_builder.search import is_searched

from .made_up import area, judgement, promise, rating, site, update


def page_of(edition: Edition) -> Page:
    (page,) = pages(edition)
    return page


def words_of(edition: Edition) -> str:
    return " ".join(plain_text(page_of(edition).body).split())


def home_of(edition: Edition) -> str:
    (page,) = progress.pages(edition)
    return " ".join(plain_text(page.body).split())


RATED = site(
    update("2025-07-17", areas=(1,)),
    areas=(area(1, ratings=(rating("2025-06-02"),)), area(2), area(3)),
    judgements=(judgement("2022-09", "Inadequate"),),
)


def test_it_answers_as_the_home_page_does() -> None:
    for edition in (RATED, site(areas=(area(1),)), site()):
        verdict = re.findall(r'class="verdict">(.*?)</', page_of(edition).body)
        assert len(verdict) == 1 and plain_text(verdict[0]) in home_of(edition)


def test_each_area_has_its_state() -> None:
    words = words_of(RATED)
    assert re.search(r"1\. Area called 1 rated .* ago Impact: Getting better Delivery: On track", words)
    assert "2. Area called 2 Not rated yet. No update in this record is about this area" in words


def test_late_promises_are_named_until_they_are_too_many_and_then_counted() -> None:
    late = [promise(f"p{number}", "2024-01") for number in range(6)]
    words = words_of(site(update("2023-01-01", promises=tuple(late))))
    assert len(re.findall(r"Promise p\d", words)) == 4 and "2 more are late." in words
    assert "more is late" not in words_of(site(update("2023-01-01", promises=tuple(late[:4]))))


def test_who_can_help_is_named_with_a_number_each_once() -> None:
    help = (Contact("Line", phone="01632 960 003"), Contact("The same", phone="01632 960003"), Contact("No number"))
    words = words_of(
        site(
            young_people=YoungPeople(help=help),
            worried_about_a_child=Contact(phone="01632 960 002"),
            contact=Contact("The team", email="team@exampleton.example"),
        )
    )
    assert "Line: 01632 960 003" in words and "The same" not in words and "No number" not in words
    assert "Contact: The team, team@exampleton.example" in words
    usual = words_of(site())
    assert "Childline: 0800 1111" in usual and "Contact:" not in usual


def test_it_says_where_to_read_on_in_words_and_for_a_camera_and_as_at_which_day() -> None:
    edition = site(site_url="https://progress.example/a/b/")
    body = page_of(edition).body
    assert f'd="{qr_code("https://progress.example/a/b/").path}"' in body
    assert 'aria-label="QR code: leads to progress.example/a/b/"' in body
    assert '<a href="../">progress.example/a/b/</a>' in body
    assert f'<time datetime="{date.isoformat(edition.today)}">' in body
    assert "data:" not in body and "<img" not in body


def test_search_does_not_find_it_since_it_repeats_the_home_page() -> None:
    page = page_of(site())
    assert page.address == "summary/" and page.is_listed and not is_searched(page)
